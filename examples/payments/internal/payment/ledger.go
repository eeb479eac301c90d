package payment

import (
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/google/uuid"
)

// ErrKeyReused says that an idempotency key came with a different request.
var ErrKeyReused = errors.New("the idempotency key was used for another payment")

// Ledger decides payments up to a limit. It is safe for concurrent use; the zero value declines everything.
type Ledger struct {
	// Limit is the largest amount that is authorized.
	Limit int64
	// Now is the clock; time.Now if nil.
	Now func() time.Time

	mu    sync.Mutex
	byID  map[string]Payment
	byKey map[string]string
}

// Pay decides the request once per key; the same key gets the same payment again.
func (l *Ledger) Pay(key string, request Request) (Payment, error) {
	if err := request.Validate(); err != nil {
		return Payment{}, err
	}

	l.mu.Lock()
	defer l.mu.Unlock()
	if id, seen := l.byKey[key]; seen && key != "" {
		if paid := l.byID[id]; paid.Request == request {
			return paid, nil
		}
		return Payment{}, ErrKeyReused
	}
	return l.record(key, request)
}

// Get returns the payment with that id, and whether there is one.
func (l *Ledger) Get(id string) (Payment, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	paid, found := l.byID[id]
	return paid, found
}

func (l *Ledger) record(key string, request Request) (Payment, error) {
	id, err := uuid.NewV7()
	if err != nil {
		return Payment{}, fmt.Errorf("make a payment id: %w", err)
	}
	now := l.Now
	if now == nil {
		now = time.Now
	}
	status := Authorized
	if request.Amount > l.Limit {
		status = Declined
	}
	paid := Payment{ID: id.String(), Request: request, Status: status, CreatedAt: now().UTC()}

	if l.byID == nil {
		l.byID, l.byKey = map[string]Payment{}, map[string]string{}
	}
	l.byID[paid.ID] = paid
	if key != "" {
		l.byKey[key] = paid.ID
	}
	return paid, nil
}
