//go:build unix

// Command bench measures the sample's report as a person meets it: the built program as a whole process
// several times (wall, CPU, peak memory), then once inside this process for each stage's share.
package main

import (
	"context"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/pprof"
	"slices"
	"syscall"
	"time"

	"tiendo/internal/edition"
	"tiendo/internal/inbox"
	"tiendo/internal/period"
	"tiendo/internal/pipeline"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run() error {
	program := flag.String("program", "templates/nq16", "program folder")
	inputs := flag.String("inputs", "inputs", "inputs folder")
	month := flag.String("period", "", "month; default the latest")
	runs := flag.Int("runs", 7, "whole-process runs")
	profile := flag.String("profile", "", "write a CPU profile of the stages to this file")
	flag.Parse()
	m, err := latest(*inputs, *month)
	if err != nil {
		return err
	}
	if err := workload(*inputs, m); err != nil {
		return err
	}
	if err := processes(*program, *inputs, m, *runs); err != nil {
		return err
	}
	if *profile != "" {
		f, err := os.Create(*profile)
		if err != nil {
			return err
		}
		defer f.Close() //nolint:errcheck // StopCPUProfile has written it by then
		if err := pprof.StartCPUProfile(f); err != nil {
			return err
		}
		defer pprof.StopCPUProfile()
	}
	return shares(*program, *inputs, m)
}

func latest(inputs, month string) (period.Month, error) {
	if month != "" {
		return period.ParseMonth(month)
	}
	months, err := inbox.Months(os.DirFS(inputs))
	if err != nil {
		return 0, err
	}
	if len(months) == 0 {
		return 0, fmt.Errorf("no month in %s", inputs)
	}
	return slices.Max(months), nil
}

func workload(inputs string, m period.Month) error {
	files, bytes := 0, int64(0)
	err := filepath.WalkDir(inputs, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err == nil {
			files, bytes = files+1, bytes+info.Size()
		}
		return err
	})
	fmt.Printf("month %s, %d input files, %.1f MB\n", m, files, float64(bytes)/1e6)
	return err
}

// processes prints minimum, median and maximum of whole runs, by the system's own accounting.
func processes(program, inputs string, m period.Month, runs int) error {
	out, err := os.MkdirTemp("", "tiendo-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(out) //nolint:errcheck // a folder of the system's temporary place
	var wall, cpu, peak []float64
	for range runs + 1 {
		cmd := exec.Command("bin/tiendo", "report", "-quiet", "-program", program, "-inputs", inputs, "-out", out, "-period", m.String())
		began := time.Now()
		err := cmd.Run()
		took := time.Since(began)
		if cmd.ProcessState == nil || (cmd.ProcessState.ExitCode() != 0 && cmd.ProcessState.ExitCode() != 3) {
			return fmt.Errorf("bin/tiendo report: %w", err)
		}
		usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
		if !ok {
			return fmt.Errorf("this system does not account for processes")
		}
		wall = append(wall, took.Seconds())
		cpu = append(cpu, (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds())
		peak = append(peak, float64(usage.Maxrss)/1024)
	}
	for _, row := range []struct {
		name string
		v    []float64
	}{{"wall s", wall[1:]}, {"cpu s", cpu[1:]}, {"peak MB", peak[1:]}} { // the first run warms the disk
		slices.Sort(row.v)
		fmt.Printf("%-8s min %8.3f  median %8.3f  max %8.3f\n", row.name, row.v[0], row.v[len(row.v)/2], row.v[len(row.v)-1])
	}
	return nil
}

// shares runs the stages in this process and prints what part of the wall time each took.
func shares(program, inputs string, m period.Month) error {
	type lap struct {
		name string
		took time.Duration
	}
	var laps []lap
	began := time.Now()
	stage := func(name string) {
		if n := len(laps); n > 0 {
			laps[n-1].took = time.Since(began)
		}
		laps, began = append(laps, lap{name: name}), time.Now()
	}
	abs, err := filepath.Abs(program)
	if err != nil {
		return err
	}
	o := pipeline.Options{
		Templates: os.DirFS(filepath.Dir(abs)), Program: filepath.Base(abs), Inputs: os.DirFS(inputs), Prefix: "inputs",
		Edition: edition.Edition{Period: m}, Stage: stage,
	}
	r, err := pipeline.Make(context.Background(), o)
	if err != nil {
		return err
	}
	stage("")
	laps = laps[:len(laps)-1]
	var sum time.Duration
	for _, l := range laps {
		sum += l.took
	}
	for _, l := range laps {
		fmt.Printf("%-8s %7.1f ms  %5.1f %%\n", l.name, float64(l.took.Microseconds())/1000, 100*l.took.Seconds()/sum.Seconds())
	}
	fmt.Printf("%d observations, %d pages, pdf %d kB\n", len(r.Set.Observations), len(r.Pages.Pages), len(r.PDF)/1000)
	return nil
}
