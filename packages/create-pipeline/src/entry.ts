/** What the published package exports; kept small, as every run loads it. */
export { main } from "./main.ts";
export { runProcess } from "./process.ts";
