const levels = { debug: 10, info: 20, warn: 30, error: 40 };

/**
 * One JSON object per line, as log collectors want it.
 * @param {{ level: keyof typeof levels, write: (line: string) => void, now?: () => Date }} options
 */
export function createLog({ level, write, now = () => new Date() }) {
  const log = (name) => (message, fields = {}) => {
    if (levels[name] < levels[level]) return;
    write(`${JSON.stringify({ time: now().toISOString(), level: name, message, ...fields })}\n`);
  };
  return { debug: log("debug"), info: log("info"), warn: log("warn"), error: log("error") };
}
