/**
 * Reads the configuration from environment variables; refuses what it does not understand, so that a typing
 * error stops the start instead of showing up at night.
 * @param {NodeJS.ProcessEnv} env
 */
export function readConfig(env) {
  return {
    port: readInteger(env, "PORT", 8080, 65_535),
    logLevel: readChoice(env, "LOG_LEVEL", ["debug", "info", "warn", "error"], "info"),
    // Less than the pod's grace period minus the wait before SIGTERM (45 s - 10 s).
    shutdownTimeoutMs: readInteger(env, "SHUTDOWN_TIMEOUT_SECONDS", 30, 600) * 1000,
    paymentsUrl: readUrl(env, "PAYMENTS_URL"),
  };
}

function readInteger(env, name, fallback, max) {
  const text = env[name] ?? "";
  if (text === "") return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > max) throw new Error(`${name} must be an integer from 0 to ${max}, not "${text}"`);
  return value;
}

function readChoice(env, name, choices, fallback) {
  const text = env[name] ?? "";
  if (text === "") return fallback;
  if (!choices.includes(text)) throw new Error(`${name} must be one of ${choices.join(", ")}, not "${text}"`);
  return text;
}

function readUrl(env, name) {
  const text = env[name] ?? "";
  if (text === "") return undefined;
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) throw new Error(`${name} must be an http(s) URL, not "${text}"`);
  return new URL(text);
}
