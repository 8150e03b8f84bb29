package ledger

import (
	"cmp"
	"path"
	"slices"
	"strconv"
	"strings"

	"tiendo/internal/period"
	"tiendo/internal/vitext"
	"tiendo/internal/wording"
)

// accept decides which sendings count: of the right month, received by the day as of which the report is
// made, and of each body's sendings of a form the last.
func (r *register) accept() {
	type group struct {
		month      period.Month
		form, body string
	}
	groups := map[group][]*entry{}
	var order []group
	for i := range r.entries {
		e := &r.entries[i]
		if !e.rejected && e.stated.Month != e.Month {
			r.say("E103", e.at(), wording.Args{"found": vitext.Month(e.stated.Month), "expected": vitext.Month(e.Month),
				"folder": strings.TrimSuffix(e.Shown, e.Path) + e.stated.Month.String()})
			e.rejected = true
		}
		if r.late(e) || e.rejected {
			continue
		}
		k := group{e.Month, e.stated.Form, e.stated.Body}
		if groups[k] == nil {
			order = append(order, k)
		}
		groups[k] = append(groups[k], e)
		if body := e.stated.Body; body != "" && !strings.HasPrefix(e.Name, body) {
			r.say("N153", e.at(), wording.Args{"found": path.Base(e.Shown), "expected": body + path.Ext(e.Shown), "body": r.p.BodyName(body)})
		}
	}
	for _, k := range order {
		r.count(groups[k])
	}
}

// count settles which of the sendings of one body, form and month counts.
func (r *register) count(list []*entry) {
	slices.SortFunc(list, func(a, b *entry) int {
		return cmp.Or(cmp.Compare(a.Attempt, b.Attempt), cmp.Compare(len(a.Shown), len(b.Shown)), cmp.Compare(a.Shown, b.Shown))
	})
	list = r.withoutCopies(list)
	rest := last(list)
	if len(rest) > 1 { // nobody but the body knows which it meant
		for i, e := range rest {
			e.rejected = true
			r.say("E154", e.at(), wording.Args{"form": e.stated.Form, "other": path.Base(rest[(i+1)%len(rest)].Shown)})
		}
		return
	}
	used := rest[0]
	used.counts = true
	for _, e := range list {
		if e == used {
			continue
		}
		args := wording.Args{"used": path.Base(used.Shown)}
		if e.Attempt > used.Attempt && !used.Ahead && (e.receipt.IsZero() || used.receipt.IsZero()) {
			// "Ngày gửi" and the number contradict each other: a slip in a date must not bring old figures back in silence.
			args["number"], args["found"], args["expected"] = strconv.Itoa(e.Attempt), vitext.Date(e.received()), vitext.Date(used.received())
			r.say("W182", e.at(), args)
			continue
		}
		r.say("N155", e.at(), args)
	}
}

// last leaves the sendings that came last: by the day received where all have one, else by the day inside where
// all have one, else by the number. Several left cannot be told apart.
func last(list []*entry) []*entry {
	if ahead := keep(list, func(e *entry) bool { return e.Ahead }); len(ahead) > 0 {
		return ahead
	}
	list = latest(list, (*entry).received)
	list = latest(list, func(e *entry) period.Date { return e.stated.Sent })
	most := slices.MaxFunc(list, func(a, b *entry) int { return cmp.Compare(a.Attempt, b.Attempt) }).Attempt
	return keep(list, func(e *entry) bool { return e.Attempt == most })
}

// latest keeps the entries of the latest day; all of them when any has none.
func latest(list []*entry, day func(*entry) period.Date) []*entry {
	var best period.Date
	for _, e := range list {
		d := day(e)
		if d.IsZero() {
			return list
		}
		if d.Compare(best) > 0 {
			best = d
		}
	}
	return keep(list, func(e *entry) bool { return day(e) == best })
}

func keep(list []*entry, is func(*entry) bool) []*entry {
	var out []*entry
	for _, e := range list {
		if is(e) {
			out = append(out, e)
		}
	}
	return out
}

// withoutCopies leaves out what is byte for byte the file before it, as "so-tai-chinh (1).xlsx" is when a
// browser saved it twice: that is no second sending, and no doubt about which one was meant.
func (r *register) withoutCopies(list []*entry) []*entry {
	kept := list[:1:1]
	for _, e := range list[1:] {
		same := slices.IndexFunc(kept, func(k *entry) bool { return k.Attempt == e.Attempt && k.Sum == e.Sum && !k.Ahead && !e.Ahead })
		if same >= 0 {
			e.stated.Found = nil // it would say everything twice
			r.say("N176", e.at(), wording.Args{"other": path.Base(kept[same].Shown)})
			continue
		}
		kept = append(kept, e)
	}
	return kept
}
