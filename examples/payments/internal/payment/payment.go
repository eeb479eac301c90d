// Package payment decides about payments and remembers them.
package payment

import (
	"errors"
	"fmt"
	"regexp"
	"time"
)

// Status is what became of a payment.
type Status string

// The two things that can become of a payment.
const (
	Authorized Status = "authorized"
	Declined   Status = "declined"
)

// ErrInvalid marks a request that can never succeed; its text is for the caller.
var ErrInvalid = errors.New("the payment is not valid")

// Request asks for money. Amount counts the smallest unit of the currency.
type Request struct {
	OrderID  string `json:"orderId"`
	Amount   int64  `json:"amount"`
	Currency string `json:"currency"`
}

// Payment is a decided request.
type Payment struct {
	ID string `json:"id"`
	Request
	Status    Status    `json:"status"`
	CreatedAt time.Time `json:"createdAt"`
}

var (
	orderPattern    = regexp.MustCompile(`^[A-Za-z0-9-]{1,64}$`)
	currencyPattern = regexp.MustCompile(`^[A-Z]{3}$`)
)

// Validate reports every problem of the request at once; nil if there is none.
func (r Request) Validate() error {
	var problems []error
	if !orderPattern.MatchString(r.OrderID) {
		problems = append(problems, fmt.Errorf("%w: orderId must be 1 to 64 letters, digits and hyphens", ErrInvalid))
	}
	if r.Amount < 1 {
		problems = append(problems, fmt.Errorf("%w: amount must be at least 1", ErrInvalid))
	}
	if !currencyPattern.MatchString(r.Currency) {
		problems = append(problems, fmt.Errorf("%w: currency must be an ISO 4217 code, for example EUR", ErrInvalid))
	}
	return errors.Join(problems...)
}
