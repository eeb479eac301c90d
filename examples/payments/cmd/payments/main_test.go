package main

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

func environment(pairs ...string) func(string) string {
	return func(name string) string {
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1]
			}
		}
		return ""
	}
}

func TestReadConfig(t *testing.T) {
	defaults := config{port: 8080, limit: 1_000_000, shutdownTimeout: 30 * time.Second}
	tests := map[string]struct {
		env     []string
		want    config
		wantErr string
	}{
		"nothing set":        {want: defaults},
		"everything set":     {env: []string{"PORT", "9090", "LOG_LEVEL", "debug", "PAYMENT_LIMIT", "5", "SHUTDOWN_TIMEOUT", "1s"}, want: config{port: 9090, logLevel: slog.LevelDebug, limit: 5, shutdownTimeout: time.Second}},
		"no port":            {env: []string{"PORT", "http"}, wantErr: `PORT must be a port number, not "http"`},
		"a port too high":    {env: []string{"PORT", "70000"}, wantErr: "PORT must be"},
		"an unknown level":   {env: []string{"LOG_LEVEL", "loud"}, wantErr: "LOG_LEVEL must be"},
		"a negative limit":   {env: []string{"PAYMENT_LIMIT", "-1"}, wantErr: "PAYMENT_LIMIT must be"},
		"a number of what":   {env: []string{"SHUTDOWN_TIMEOUT", "30"}, wantErr: "SHUTDOWN_TIMEOUT must be"},
		"no time to shut it": {env: []string{"SHUTDOWN_TIMEOUT", "0s"}, wantErr: "SHUTDOWN_TIMEOUT must be"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := readConfig(environment(test.env...))

			if test.wantErr != "" {
				if err == nil || !strings.HasPrefix(err.Error(), test.wantErr) {
					t.Errorf("readConfig() = %v, want an error that starts with %q", err, test.wantErr)
				}
				return
			}
			if err != nil || got != test.want {
				t.Errorf("readConfig() = %+v, %v, want %+v", got, err, test.want)
			}
		})
	}
}

// start runs the service on a free port and returns its address and what run returns.
func start(ctx context.Context, t *testing.T, env ...string) (string, <-chan error) {
	t.Helper()
	reader, writer := io.Pipe()
	result := make(chan error, 1)
	go func() {
		result <- run(ctx, environment(append(env, "PORT", "0")...), writer)
		_ = writer.Close()
	}()

	lines := bufio.NewScanner(reader)
	if !lines.Scan() {
		t.Fatalf("the service did not start: %v", <-result)
	}
	var first struct{ Msg, Address, Version string }
	if err := json.Unmarshal(lines.Bytes(), &first); err != nil || first.Msg != "listening" || first.Version != "dev" {
		t.Fatalf("the first line is %s", lines.Text())
	}
	logged := make(chan struct{})
	go func() {
		defer close(logged)
		for lines.Scan() {
			t.Log(lines.Text())
		}
	}()
	// A line that arrives after the test has ended must not be logged.
	t.Cleanup(func() { <-logged })
	_, port, err := net.SplitHostPort(first.Address)
	if err != nil {
		t.Fatal(err)
	}
	return net.JoinHostPort("localhost", port), result
}

func TestRunServesUntilItIsTold(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	address, result := start(ctx, t)

	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+address+"/readyz", http.NoBody)
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
	if response.StatusCode != http.StatusOK {
		t.Errorf("GET /readyz = %d, want 200", response.StatusCode)
	}

	stop()
	if err := <-result; err != nil {
		t.Errorf("run() = %v, want nil", err)
	}
}

func TestFarewell(t *testing.T) {
	for _, isStopping := range []bool{false, true} {
		var stopping atomic.Bool
		stopping.Store(isStopping)
		recorder := httptest.NewRecorder()

		farewell(http.NotFoundHandler(), &stopping).ServeHTTP(recorder, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", http.NoBody))

		if got := recorder.Header().Get("Connection") == "close"; got != isStopping {
			t.Errorf("stopping %t: the connection is to be closed: %t", isStopping, got)
		}
	}
}

// half opens a request that is never finished.
func half(t *testing.T, address string) net.Conn {
	t.Helper()
	var dialer net.Dialer
	connection, err := dialer.DialContext(t.Context(), "tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(connection, "POST /payments HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 48\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	// The service asks for the body only once the handler reads it, so from here on the request is under way.
	if line, err := bufio.NewReader(connection).ReadString('\n'); err != nil || !strings.Contains(line, "100 Continue") {
		t.Fatalf("answer %q, %v", line, err)
	}
	return connection
}

func TestRunFinishesWhatIsUnderWay(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	address, result := start(ctx, t)
	connection := half(t, address)
	defer func() { _ = connection.Close() }()

	stop()
	if _, err := io.WriteString(connection, `{"orderId":"o-1","amount":1485,"currency":"EUR"}`); err != nil {
		t.Fatal(err)
	}
	answer, err := io.ReadAll(connection)

	if err != nil || !strings.Contains(string(answer), "HTTP/1.1 201 Created") {
		t.Errorf("answer %q, %v, want 201", answer, err)
	}
	if err := <-result; err != nil {
		t.Errorf("run() = %v, want nil", err)
	}
}

func TestRunCutsOffWhatTakesTooLong(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	address, result := start(ctx, t, "SHUTDOWN_TIMEOUT", "50ms")
	connection := half(t, address)
	defer func() { _ = connection.Close() }()

	stop()

	if err := <-result; err == nil || !strings.HasPrefix(err.Error(), "requests were cut off") {
		t.Errorf("run() = %v, want the requests to be cut off", err)
	}
}

func TestRunFailsAtTheStart(t *testing.T) {
	taken, err := new(net.ListenConfig).Listen(t.Context(), "tcp", ":0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = taken.Close() }()
	_, port, err := net.SplitHostPort(taken.Addr().String())
	if err != nil {
		t.Fatal(err)
	}

	for want, env := range map[string][]string{"PORT must be": {"PORT", "x"}, "listen:": {"PORT", port}} {
		if err := run(t.Context(), environment(env...), io.Discard); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("run() = %v, want %q", err, want)
		}
	}
}
