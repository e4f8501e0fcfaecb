package prose

import "testing"

func TestParseUnmarked(t *testing.T) {
	t.Parallel()
	d := ParseUnmarked("**主權**\r\n\n# 題\n末")
	var got []string
	for i, b := range d.Blocks() {
		for _, r := range b.Runs {
			if s := r.Source(Span{0, len(r.Text)}).Shift(d.Start(i)); d.Slice(s.Start, s.End) != r.Text {
				t.Errorf("%q is not at %v", r.Text, s)
			}
			got = append(got, r.Text)
		}
	}
	if want := [3]string{"**主權**", "# 題", "末"}; len(got) != 3 || [3]string(got) != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
