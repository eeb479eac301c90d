export { startApiServer, type ApiAnswer, type ApiServer } from "./api-server.ts";
export { startGitServer, type GitServer } from "./git-server.ts";
export { makeRelease, makeState } from "./make-state.ts";
export { createRepositories, type Repositories } from "./repositories.ts";
export { createTestExec, runStore, type RunStoreOptions, type Started } from "./run-store.ts";
