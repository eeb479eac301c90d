package main

import (
	"fmt"
	"log/slog"
	"strconv"
	"time"
)

type config struct {
	port            int
	logLevel        slog.Level
	limit           int64
	shutdownTimeout time.Duration
}

// readConfig refuses what it does not understand, so that a typing error stops the start.
func readConfig(getenv func(string) string) (config, error) {
	c := config{port: 8080, limit: 1_000_000, shutdownTimeout: 30 * time.Second}
	if text := getenv("PORT"); text != "" {
		port, err := strconv.ParseUint(text, 10, 16)
		if err != nil {
			return c, fmt.Errorf("PORT must be a port number, not %q", text)
		}
		c.port = int(port)
	}
	if text := getenv("LOG_LEVEL"); text != "" {
		if err := c.logLevel.UnmarshalText([]byte(text)); err != nil {
			return c, fmt.Errorf("LOG_LEVEL must be debug, info, warn or error, not %q", text)
		}
	}
	if text := getenv("PAYMENT_LIMIT"); text != "" {
		limit, err := strconv.ParseInt(text, 10, 64)
		if err != nil || limit < 0 {
			return c, fmt.Errorf("PAYMENT_LIMIT must be an amount in the smallest unit, not %q", text)
		}
		c.limit = limit
	}
	if text := getenv("SHUTDOWN_TIMEOUT"); text != "" {
		timeout, err := time.ParseDuration(text)
		if err != nil || timeout <= 0 {
			return c, fmt.Errorf("SHUTDOWN_TIMEOUT must be a duration like 30s, not %q", text)
		}
		c.shutdownTimeout = timeout
	}
	return c, nil
}
