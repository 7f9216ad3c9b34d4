package demo

import "github.com/google/uuid"

// invented is the space of the ids of people and cases that the demonstration invents.
var invented = uuid.MustParse("d2a7c1f0-3a52-5d7e-8f0b-51c0a4e8b7d1")

// idOf gives an id that is the same each time and says nothing of whom it names.
func idOf(kind, what string) string {
	return kind + "/" + uuid.NewSHA1(invented, []byte(kind+"/"+what)).String()
}

var given = []string{"Aaliyah", "Aaron", "Adriana", "Ahmed", "Alana", "Alejandro", "Amara", "Amir", "Andrea", "Angela", "Anika", "Antonio", "Arturo", "Beatriz",
	"Benjamin", "Bianca", "Brian", "Caleb", "Camille", "Carlos", "Carmen", "Caroline", "Cedric", "Charlotte", "Chen", "Christopher", "Clara", "Curtis", "Dalia", "Daniel",
	"Danielle", "Darnell", "David", "Deborah", "Denise", "Diego", "Dolores", "Dominic", "Edward", "Elaine", "Elena", "Elijah", "Emeka", "Emily", "Enrique", "Erika",
	"Esther", "Ethan", "Fatima", "Felicia", "Fiona", "Francisco", "Gabriel", "Gloria", "Grant", "Hannah", "Harold", "Hassan", "Helen", "Hiroshi", "Ibrahim", "Imani",
	"Ingrid", "Isabel", "Jamal", "James", "Janelle", "Jasmine", "Javier", "Jerome", "Joanna", "Joseph", "Joy", "Juan", "Julia", "Kareem", "Karen", "Katherine", "Keiko",
	"Kenneth", "Kimberly", "Kofi", "Lakshmi", "Latoya", "Laura", "Lena", "Leonard", "Lillian", "Linh", "Lorenzo", "Louise", "Lucia", "Luis", "Malik", "Marcus", "Margaret",
	"Maria", "Martin", "Maya", "Mei", "Michelle", "Miguel", "Monica", "Nadia", "Naomi", "Nathan", "Nia", "Nicole", "Nikhil", "Olivia", "Omar", "Oscar", "Patricia", "Paul",
	"Priya", "Rachel", "Rafael", "Ravi", "Rebecca", "Reggie", "Renee", "Ricardo", "Robert", "Rosa", "Ruth", "Samuel", "Sandra", "Sanjay", "Sarah", "Sean", "Sofia", "Stephen",
	"Sunita", "Tamika", "Teresa", "Theodore", "Thomas", "Tomasz", "Valerie", "Victor", "Vivian", "Walter", "Wei", "William", "Yolanda", "Yusuf", "Zainab", "Zoe"}

var family = []string{"Abbott", "Abdullah", "Acosta", "Adeyemi", "Aguilar", "Alvarez", "Anderson", "Armstrong", "Bailey", "Baptiste", "Barnes", "Bauer", "Begay", "Bell",
	"Bennett", "Bhatt", "Blackwell", "Boateng", "Brennan", "Brooks", "Bui", "Butler", "Callahan", "Campbell", "Carter", "Castillo", "Chandra", "Chavez", "Chen", "Choi",
	"Clarke", "Coleman", "Contreras", "Cooper", "Cruz", "Cunningham", "Davis", "Delgado", "Desai", "Diaz", "Dixon", "Donovan", "Dubois", "Edwards", "Ellison", "Espinoza",
	"Farrell", "Fernandez", "Fields", "Fitzgerald", "Fleming", "Flores", "Foster", "Freeman", "Garcia", "Gibson", "Gomez", "Goldberg", "Grant", "Greene", "Gupta", "Gutierrez",
	"Hall", "Hamilton", "Harris", "Hassan", "Hayes", "Henderson", "Hernandez", "Hoang", "Holloway", "Howard", "Hughes", "Ibarra", "Iyer", "Jackson", "Jefferson", "Jensen",
	"Johnson", "Joseph", "Kaplan", "Kelley", "Khan", "Kim", "King", "Kowalski", "Kumar", "Lambert", "Larsen", "Lawson", "Le", "Lee", "Lewis", "Lindgren", "Lopez", "Mahoney",
	"Marshall", "Martinez", "Mbeki", "McCoy", "McDonald", "Mendoza", "Meyer", "Miller", "Mitchell", "Molina", "Montgomery", "Moore", "Morales", "Mukherjee", "Murphy", "Nakamura",
	"Nelson", "Nguyen", "Novak", "Nwosu", "O’Brien", "Okafor", "Okoye", "Olson", "Ortiz", "Owens", "Park", "Parker", "Patel", "Perez", "Peterson", "Pham", "Phillips", "Porter",
	"Powell", "Quinn", "Ramirez", "Reed", "Reyes", "Richardson", "Rivera", "Robinson", "Rodriguez", "Rosen", "Ross", "Russo", "Salazar", "Sanders", "Santiago", "Schmidt", "Shah",
	"Silva", "Simmons", "Singh", "Stewart", "Sullivan", "Suzuki", "Tanaka", "Taylor", "Thompson", "Torres", "Tran", "Tucker", "Turner", "Vargas", "Vega", "Wallace", "Walsh",
	"Washington", "Weaver", "Webb", "Whitfield", "Williams", "Wong", "Wright", "Yang", "Yazzie", "Young", "Zhang", "Zimmerman"}

// nameOf gives the n-th invented name. Names repeat only when every pair has been used.
func nameOf(n int) string {
	// Steps without a common divisor walk through all pairs, and neighbours share neither name.
	g := (n*45 + n/len(family)) % len(given)
	f := (n*61 + 17) % len(family)
	if round := n / (len(given) * len(family)); round > 0 {
		return given[g] + " " + string(rune('A'+round%26)) + ". " + family[f]
	}
	return given[g] + " " + family[f]
}
