package clean

// RuleNames are the names of the rules, in the order in which they are asked.
func RuleNames() []string {
	var names []string
	for _, r := range rules {
		names = append(names, r.name)
	}
	return names
}

// CreditEnd finds the credit at the end of a line.
var CreditEnd = creditEnd
