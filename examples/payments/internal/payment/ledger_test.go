package payment

import (
	"errors"
	"strings"
	"sync"
	"testing"
	"time"
)

var tea = Request{OrderID: "o-1", Amount: 1485, Currency: "EUR"}

func TestRequestValidate(t *testing.T) {
	tests := map[string]struct {
		request Request
		want    []string
	}{
		"a good request":      {request: tea},
		"a missing order":     {request: Request{Amount: 1, Currency: "EUR"}, want: []string{"orderId"}},
		"a path for an order": {request: Request{OrderID: "../o", Amount: 1, Currency: "EUR"}, want: []string{"orderId"}},
		"nothing to pay":      {request: Request{OrderID: "o-1", Currency: "EUR"}, want: []string{"amount"}},
		"money back":          {request: Request{OrderID: "o-1", Amount: -5, Currency: "EUR"}, want: []string{"amount"}},
		"a small currency":    {request: Request{OrderID: "o-1", Amount: 1, Currency: "eur"}, want: []string{"currency"}},
		"everything wrong":    {request: Request{}, want: []string{"orderId", "amount", "currency"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			err := test.request.Validate()

			if len(test.want) == 0 {
				if err != nil {
					t.Fatalf("Validate() = %v, want nil", err)
				}
				return
			}
			if !errors.Is(err, ErrInvalid) {
				t.Fatalf("Validate() = %v, want ErrInvalid", err)
			}
			if lines := strings.Count(err.Error(), "\n") + 1; lines != len(test.want) {
				t.Errorf("Validate() names %d problems, want %d: %v", lines, len(test.want), err)
			}
			for _, field := range test.want {
				if !strings.Contains(err.Error(), field) {
					t.Errorf("Validate() = %v, want it to name %s", err, field)
				}
			}
		})
	}
}

func TestLedgerPay(t *testing.T) {
	tests := map[string]struct {
		limit  int64
		amount int64
		want   Status
	}{
		"below the limit": {limit: 1000, amount: 999, want: Authorized},
		"at the limit":    {limit: 1000, amount: 1000, want: Authorized},
		"above the limit": {limit: 1000, amount: 1001, want: Declined},
		"without a limit": {limit: 0, amount: 1, want: Declined},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			created := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
			ledger := &Ledger{Limit: test.limit, Now: func() time.Time { return created }}

			paid, err := ledger.Pay("", Request{OrderID: "o-1", Amount: test.amount, Currency: "EUR"})
			if err != nil {
				t.Fatalf("Pay() failed: %v", err)
			}
			if paid.Status != test.want || !paid.CreatedAt.Equal(created) {
				t.Errorf("Pay() = %+v, want status %s at %s", paid, test.want, created)
			}
			if got, found := ledger.Get(paid.ID); !found || got != paid {
				t.Errorf("Get(%q) = %+v, %t, want what Pay returned", paid.ID, got, found)
			}
		})
	}
}

func TestLedgerPayRefusesAnInvalidRequest(t *testing.T) {
	ledger := &Ledger{Limit: 1000}

	if _, err := ledger.Pay("key", Request{}); !errors.Is(err, ErrInvalid) {
		t.Errorf("Pay() = %v, want ErrInvalid", err)
	}
	if _, err := ledger.Pay("key", tea); err != nil {
		t.Errorf("a refused request used up its key: %v", err)
	}
}

func TestLedgerPayRefusesAKeyOfAnotherRequest(t *testing.T) {
	ledger := &Ledger{Limit: 1000}
	if _, err := ledger.Pay("key", tea); err != nil {
		t.Fatal(err)
	}

	other := tea
	other.Amount++
	if _, err := ledger.Pay("key", other); !errors.Is(err, ErrKeyReused) {
		t.Errorf("Pay() = %v, want ErrKeyReused", err)
	}
}

func TestLedgerPayIsIdempotentUnderConcurrency(t *testing.T) {
	ledger := &Ledger{Limit: 10_000}
	ids := make([]string, 50)

	var wait sync.WaitGroup
	for i := range ids {
		wait.Go(func() {
			paid, err := ledger.Pay("key", tea)
			if err != nil {
				t.Error(err)
			}
			ids[i] = paid.ID
		})
	}
	wait.Wait()

	for _, id := range ids {
		if id != ids[0] {
			t.Fatalf("one key made the payments %s and %s", ids[0], id)
		}
	}
}
