package score

import (
	"tiendo/internal/diag"
	"tiendo/internal/scorecard"
	"tiendo/internal/wording"
)

// findings name what could not be judged, for the body that answers for it. A period that is not due yet is no fault
// of anybody.
func (j *judgement) findings(lead string) diag.List {
	code := j.finding()
	if code == "" {
		return nil
	}
	at := j.e.At
	at.Body = lead
	d := wording.Diagnostic(code, at, wording.Args{"component": j.e.Code, "name": j.e.Name, "period": j.Now.Period.String()})
	d.Subject = j.e.Code
	return diag.List{d}
}

// finding is the code of what is to be said of the judgement; "" for nothing.
func (j *judgement) finding() string {
	assessed := j.status != scorecard.NotAssessed
	switch {
	case !j.e.Target.Value.Known():
		return "N306"
	case assessed && j.Now.Rule == "value.estimate_growth":
		return "N305"
	case assessed || j.sub == scorecard.SubNotYetDue:
		return ""
	case j.sub == scorecard.SubExpired && j.e.Main:
		return "E302"
	case j.e.Main && j.Road.Why == "why.no_baseline" && j.Now.Known():
		return "E307"
	case j.e.Main:
		return "E301"
	}
	return "N303"
}
