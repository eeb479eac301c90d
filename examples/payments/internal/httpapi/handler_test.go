package httpapi

import (
	"bytes"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"example.com/shop/payments/internal/payment"
)

const tea = `{"orderId":"o-1","amount":1485,"currency":"EUR"}`

type brokenLedger struct{ Ledger }

func (brokenLedger) Pay(string, payment.Request) (payment.Payment, error) {
	return payment.Payment{}, errors.New("disk full: /var/lib/secret")
}

func call(t *testing.T, handler http.Handler, method, path, body string, header ...string) *httptest.ResponseRecorder {
	t.Helper()
	request := httptest.NewRequestWithContext(t.Context(), method, path, strings.NewReader(body))
	for i := 0; i < len(header); i += 2 {
		request.Header.Set(header[i], header[i+1])
	}
	response := httptest.NewRecorder()
	handler.ServeHTTP(response, request)
	return response
}

func TestAnswers(t *testing.T) {
	always := func() bool { return true }
	service := New(&payment.Ledger{Limit: 10_000}, slog.New(slog.DiscardHandler), always)
	broken := New(brokenLedger{}, slog.New(slog.DiscardHandler), always)
	stopping := New(brokenLedger{}, slog.New(slog.DiscardHandler), func() bool { return false })

	tests := map[string]struct {
		handler      http.Handler
		method, path string
		body         string
		status       int
		contains     string
	}{
		"alive":                   {service, "GET", "/healthz", "", 200, `"alive"`},
		"ready":                   {service, "GET", "/readyz", "", 200, `"ready"`},
		"alive while stopping":    {stopping, "GET", "/healthz", "", 200, `"alive"`},
		"not ready when stopping": {stopping, "GET", "/readyz", "", 503, `"stopping"`},
		"a payment":               {service, "POST", "/payments", tea, 201, `"status":"authorized"`},
		"a declined payment":      {service, "POST", "/payments", `{"orderId":"o-1","amount":10001,"currency":"EUR"}`, 402, `"status":"declined"`},
		"an invalid payment":      {service, "POST", "/payments", `{"amount":1,"currency":"EUR"}`, 422, "orderId must be"},
		"no JSON":                 {service, "POST", "/payments", "amount=1", 400, "the body is not a payment"},
		"an unknown field":        {service, "POST", "/payments", `{"tip":1}`, 400, "tip"},
		"a huge body":             {service, "POST", "/payments", `{"orderId":"` + strings.Repeat("x", 20_000) + `"}`, 413, "too large"},
		"an unknown payment":      {service, "GET", "/payments/p-404", "", 404, "no such payment"},
		"an unknown path":         {service, "GET", "/admin", "", 404, ""},
		"another method":          {service, "DELETE", "/payments", "", 405, ""},
		"a failure":               {broken, "POST", "/payments", tea, 500, "on our side"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			response := call(t, test.handler, test.method, test.path, test.body)

			if response.Code != test.status {
				t.Errorf("status = %d, want %d", response.Code, test.status)
			}
			if body := response.Body.String(); !strings.Contains(body, test.contains) || strings.Contains(body, "secret") {
				t.Errorf("body = %s, want it to contain %q and nothing internal", body, test.contains)
			}
		})
	}
}

func TestAPaymentCanBeFetchedAndRepeated(t *testing.T) {
	service := New(&payment.Ledger{Limit: 10_000}, slog.New(slog.DiscardHandler), func() bool { return true })

	first := call(t, service, "POST", "/payments", tea, "Idempotency-Key", "o-1")
	again := call(t, service, "POST", "/payments", tea, "Idempotency-Key", "o-1")
	fetched := call(t, service, "GET", first.Header().Get("Location"), "")
	other := call(t, service, "POST", "/payments", strings.Replace(tea, "1485", "1", 1), "Idempotency-Key", "o-1")

	if again.Body.String() != first.Body.String() || fetched.Body.String() != first.Body.String() {
		t.Errorf("repeated %s and fetched %s, want %s", again.Body, fetched.Body, first.Body)
	}
	if other.Code != http.StatusConflict || other.Header().Get("Content-Type") != "application/problem+json" {
		t.Errorf("another payment with the same key: %d %s", other.Code, other.Header().Get("Content-Type"))
	}
}

func TestRequestsAreLoggedAndProbesAreNot(t *testing.T) {
	var log bytes.Buffer
	service := New(&payment.Ledger{}, slog.New(slog.NewJSONHandler(&log, nil)), func() bool { return true })

	call(t, service, "GET", "/healthz", "")
	call(t, service, "GET", "/payments/p-404", "", "X-Request-Id", "r-1")

	var line struct {
		Msg, RequestID, Method, Path string
		Status                       int
	}
	if err := json.Unmarshal(log.Bytes(), &line); err != nil {
		t.Fatalf("the log is not one JSON line: %v\n%s", err, log.String())
	}
	if line.Msg != "request" || line.RequestID != "r-1" || line.Method != "GET" || line.Path != "/payments/p-404" || line.Status != 404 {
		t.Errorf("logged %+v", line)
	}
}
