// Package httpapi is the payments service over HTTP.
package httpapi

import (
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"example.com/shop/payments/internal/payment"
)

const maxBodyBytes = 16 << 10

// Ledger is what the handler needs of payment.Ledger.
type Ledger interface {
	Pay(key string, request payment.Request) (payment.Payment, error)
	Get(id string) (payment.Payment, bool)
}

type problem struct {
	Status   int      `json:"status"`
	Title    string   `json:"title"`
	Problems []string `json:"problems,omitempty"`
}

type api struct {
	ledger Ledger
	log    *slog.Logger
}

// New returns the handler of the whole service; ready answers /readyz.
func New(ledger Ledger, log *slog.Logger, ready func() bool) http.Handler {
	a := api{ledger: ledger, log: log}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /payments", a.pay)
	mux.HandleFunc("GET /payments/{id}", a.get)
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		a.write(w, http.StatusOK, map[string]string{"status": "alive"})
	})
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, _ *http.Request) {
		if !ready() {
			a.write(w, http.StatusServiceUnavailable, map[string]string{"status": "stopping"})
			return
		}
		a.write(w, http.StatusOK, map[string]string{"status": "ready"})
	})
	return logged(mux, log)
}

func (a api) pay(w http.ResponseWriter, r *http.Request) {
	var request payment.Request
	decoder := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxBodyBytes))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&request); err != nil {
		if _, ok := errors.AsType[*http.MaxBytesError](err); ok {
			a.fail(w, problem{Status: http.StatusRequestEntityTooLarge, Title: "the body is too large"})
			return
		}
		a.fail(w, problem{Status: http.StatusBadRequest, Title: "the body is not a payment: " + err.Error()})
		return
	}

	paid, err := a.ledger.Pay(r.Header.Get("Idempotency-Key"), request)
	switch {
	case errors.Is(err, payment.ErrInvalid):
		a.fail(w, problem{Status: http.StatusUnprocessableEntity, Title: payment.ErrInvalid.Error(), Problems: strings.Split(err.Error(), "\n")})
	case errors.Is(err, payment.ErrKeyReused):
		a.fail(w, problem{Status: http.StatusConflict, Title: err.Error()})
	case err != nil:
		a.log.ErrorContext(r.Context(), "payment failed", slog.Any("error", err))
		a.fail(w, problem{Status: http.StatusInternalServerError, Title: "something went wrong on our side"})
	case paid.Status == payment.Declined:
		a.write(w, http.StatusPaymentRequired, paid)
	default:
		w.Header().Set("Location", "/payments/"+paid.ID)
		a.write(w, http.StatusCreated, paid)
	}
}

func (a api) get(w http.ResponseWriter, r *http.Request) {
	paid, found := a.ledger.Get(r.PathValue("id"))
	if !found {
		a.fail(w, problem{Status: http.StatusNotFound, Title: "there is no such payment"})
		return
	}
	a.write(w, http.StatusOK, paid)
}

func (a api) fail(w http.ResponseWriter, p problem) {
	w.Header().Set("Content-Type", "application/problem+json")
	a.write(w, p.Status, p)
}

func (a api) write(w http.ResponseWriter, status int, body any) {
	if w.Header().Get("Content-Type") == "" {
		w.Header().Set("Content-Type", "application/json")
	}
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	if err := json.NewEncoder(w).Encode(body); err != nil {
		a.log.Warn("the caller went away", slog.Any("error", err))
	}
}

// logged writes one line per request; probes only at debug level, because they would be most of the log.
func logged(next http.Handler, log *slog.Logger) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		started := time.Now()
		recorder := &statusRecorder{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(recorder, r)
		level := slog.LevelInfo
		if r.URL.Path == "/healthz" || r.URL.Path == "/readyz" {
			level = slog.LevelDebug
		}
		log.Log(r.Context(), level, "request",
			slog.String("requestId", r.Header.Get("X-Request-Id")),
			slog.String("method", r.Method),
			slog.String("path", r.URL.Path),
			slog.Int("status", recorder.status),
			slog.Duration("duration", time.Since(started)),
		)
	})
}

type statusRecorder struct {
	http.ResponseWriter
	status int
}

func (s *statusRecorder) WriteHeader(status int) {
	s.status = status
	s.ResponseWriter.WriteHeader(status)
}
