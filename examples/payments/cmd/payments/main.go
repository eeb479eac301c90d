// Command payments authorizes payments over HTTP.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"sync/atomic"
	"syscall"
	"time"

	"example.com/shop/payments/internal/httpapi"
	"example.com/shop/payments/internal/payment"
)

// Set by the linker; see the Dockerfile.
var version = "dev"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, os.Interrupt)
	// After the first signal the usual handling is back: a second one ends the process at once.
	context.AfterFunc(ctx, stop)
	if err := run(ctx, os.Getenv, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// How long clients hear that their connection ends before it does.
const farewellTime = time.Second

// farewell asks clients for a new connection, which goes to another pod. Shutdown closes idle connections, and one that looks idle
// may have a request on its way; its client would see a reset.
func farewell(next http.Handler, stopping *atomic.Bool) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if stopping.Load() {
			w.Header().Set("Connection", "close")
		}
		next.ServeHTTP(w, r)
	})
}

// run serves until the context ends, then finishes the requests under way.
func run(ctx context.Context, getenv func(string) string, output io.Writer) error {
	config, err := readConfig(getenv)
	if err != nil {
		return err
	}
	log := slog.New(slog.NewJSONHandler(output, &slog.HandlerOptions{Level: config.logLevel}))

	var stopping atomic.Bool
	handler := httpapi.New(&payment.Ledger{Limit: config.limit}, log, func() bool { return !stopping.Load() })
	server := &http.Server{
		Handler:           farewell(handler, &stopping),
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      30 * time.Second,
		// Longer than the idle timeout of usual load balancers, so that they and not we close idle connections.
		IdleTimeout: 75 * time.Second,
		ErrorLog:    slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	var lc net.ListenConfig
	listener, err := lc.Listen(ctx, "tcp", net.JoinHostPort("", strconv.Itoa(config.port)))
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	log.Info("listening", slog.String("address", listener.Addr().String()), slog.String("version", version))

	select {
	case err := <-failed:
		return fmt.Errorf("serve: %w", err)
	case <-ctx.Done():
	}

	stopping.Store(true)
	log.Info("stopping")
	time.Sleep(farewellTime)
	// The context that ended told us to stop; finishing needs its own.
	finishing, cancel := context.WithTimeout(context.WithoutCancel(ctx), config.shutdownTimeout)
	defer cancel()
	if err := server.Shutdown(finishing); err != nil {
		return errors.Join(fmt.Errorf("requests were cut off: %w", err), server.Close())
	}
	log.Info("stopped")
	return nil
}
