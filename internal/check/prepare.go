package check

// Prepare makes the tables that every document needs. They are made when they
// are first asked for, too; who has something else to wait for can have them
// made meanwhile.
func Prepare() {
	allRegionWords()
	variantWords()
	pleonasmCues()
	knownTypos()
	allConversionWords()
}
