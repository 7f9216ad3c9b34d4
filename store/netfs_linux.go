package store

import "syscall"

// networkFileSystem names the network file system that a folder lies on, if it does.
func networkFileSystem(folder string) (name string, remote bool) {
	var s syscall.Statfs_t
	if syscall.Statfs(folder, &s) != nil {
		return "", false
	}
	name, remote = map[uint32]string{
		0x00006969: "NFS", 0x0000517b: "SMB", 0xff534d42: "CIFS", 0xfe534d42: "SMB2", 0x5346414f: "AFS",
		0x01021997: "9P", 0x00c36400: "Ceph", 0x0bd00bd0: "Lustre", 0x47504653: "GPFS",
	}[uint32(s.Type)]
	return name, remote
}
