package appraisal

import (
	"testing"

	"sesperf/rules/act"
	"sesperf/rules/agency"
	"sesperf/rules/law"
)

// SD-3.5: around every inauguration, the day before it, the day itself, and 119, 120 and 121 days after it, for each kind
// of appointment.
func TestTransition(t *testing.T) {
	for _, a := range law.Administrations() {
		for _, after := range []int{-1, 0, 1, 119, 120, 121} {
			for _, appointment := range []agency.Appointment{agency.Career, agency.Noncareer, agency.LimitedTerm, agency.LimitedEmergency} {
				on := a.Begins.AddDays(after)
				found := checkTransition(&Appraisal{Appointment: appointment}, act.Question{On: on})
				want := a.New && appointment == agency.Career && after >= 0 && after <= 120
				if act.Barred(found) != want {
					t.Errorf("%s, %d days after %s, %s: %v", on, after, a.Begins, appointment, found)
				}
			}
		}
	}
}

// After the last term that the program knows, it says that it does not know; it neither bars nor is silent.
func TestTransitionUnknown(t *testing.T) {
	for on, want := range map[string]act.Truth{"2033-01-19": "", "2033-01-20": act.Unknown, "2033-05-20": act.Unknown, "2033-05-21": ""} {
		found := checkTransition(&Appraisal{Appointment: agency.Career}, act.Question{On: day(on)})
		if act.Barred(found) || (want == "") != (len(found) == 0) || want != "" && found[0].Holds != want {
			t.Errorf("%s: %v", on, found)
		}
	}
	if found := checkTransition(&Appraisal{Appointment: agency.Noncareer}, act.Question{On: day("2033-02-01")}); found != nil {
		t.Errorf("a noncareer executive: %v", found)
	}
}
