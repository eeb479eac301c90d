/* eslint-disable */
(function(os, node_stream, node_util, node_tls, node_zlib, node_crypto, node_url, node_fs, node_timers_promises, node_fs_promises, node_os, node_path, node_child_process, node_stream_promises, node_https) {
	// \0rolldown/runtime.js
	var __create = Object.create;
	var __defProp = Object.defineProperty;
	var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
	var __getOwnPropNames = Object.getOwnPropertyNames;
	var __getProtoOf = Object.getPrototypeOf;
	var __hasOwnProp = Object.prototype.hasOwnProperty;
	var __copyProps = (to, from, except, desc) => {
		if (from && typeof from === "object" || typeof from === "function") for (var keys = __getOwnPropNames(from), i = 0, n = keys.length, key; i < n; i++) {
			key = keys[i];
			if (!__hasOwnProp.call(to, key) && key !== except) __defProp(to, key, {
				get: ((k) => from[k]).bind(null, key),
				enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable
			});
		}
		return to;
	};
	var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(isNodeMode || !mod || !mod.__esModule || !__hasOwnProp.call(mod, "default") ? __defProp(target, "default", {
		value: mod,
		enumerable: true
	}) : target, mod));
	os = __toESM(os, 1);
	node_zlib = __toESM(node_zlib, 1);
	// ../../node_modules/@actions/core/lib/utils.js
	function toCommandValue(input) {
		if (input === null || input === void 0) return "";
		else if (typeof input === "string" || input instanceof String) return input;
		return JSON.stringify(input);
	}
	function toCommandProperties(annotationProperties) {
		if (!Object.keys(annotationProperties).length) return {};
		return {
			title: annotationProperties.title,
			file: annotationProperties.file,
			line: annotationProperties.startLine,
			endLine: annotationProperties.endLine,
			col: annotationProperties.startColumn,
			endColumn: annotationProperties.endColumn
		};
	}
	// ../../node_modules/@actions/core/lib/command.js
	function issueCommand(command, properties, message) {
		const cmd = new Command(command, properties, message);
		process.stdout.write(cmd.toString() + os.EOL);
	}
	function issue(name, message = "") {
		issueCommand(name, {}, message);
	}
	const CMD_STRING = "::";
	var Command = class {
		constructor(command, properties, message) {
			if (!command) command = "missing.command";
			this.command = command;
			this.properties = properties;
			this.message = message;
		}
		toString() {
			let cmdStr = CMD_STRING + this.command;
			if (this.properties && Object.keys(this.properties).length > 0) {
				cmdStr += " ";
				let first = true;
				for (const key in this.properties) if (this.properties.hasOwnProperty(key)) {
					const val = this.properties[key];
					if (val) {
						if (first) first = false;
						else cmdStr += ",";
						cmdStr += `${key}=${escapeProperty(val)}`;
					}
				}
			}
			cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
			return cmdStr;
		}
	};
	function escapeData(s) {
		return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
	}
	function escapeProperty(s) {
		return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
	}
	var ExitCode;
	(function(ExitCode) {
		ExitCode[ExitCode["Success"] = 0] = "Success";
		ExitCode[ExitCode["Failure"] = 1] = "Failure";
	})(ExitCode || (ExitCode = {}));
	function setSecret(secret) {
		issueCommand("add-mask", {}, secret);
	}
	function error(message, properties = {}) {
		issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
	}
	function warning(message, properties = {}) {
		issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
	}
	function info(message) {
		process.stdout.write(message + os.EOL);
	}
	function startGroup(name) {
		issue("group", name);
	}
	function endGroup() {
		issue("endgroup");
	}
	// ../../packages/action-kit/src/disk.ts
	function createFiles(temporary) {
		return {
			read: (path) => (0, node_fs_promises.readFile)(path, "utf8"),
			write: async (path, text) => {
				await (0, node_fs_promises.mkdir)((0, node_path.dirname)(path), { recursive: true });
				await (0, node_fs_promises.writeFile)(path, text);
			},
			exists: (path) => (0, node_fs_promises.access)(path).then(() => true, () => false),
			tempDir: async () => {
				const path = await (0, node_fs_promises.mkdtemp)((0, node_path.join)((0, node_os.tmpdir)(), "pipeline-"));
				temporary.add(path);
				return path;
			}
		};
	}
	// ../../packages/action-kit/src/scrub.ts
	const MASK = "***";
	const TELLING_LENGTH = 8;
	const SECRET_NAME = /(?:TOKEN|PASSWORD|PASSWD|SECRET|PRIVATE_KEY|API_KEY|ACCESS_KEY|SIGNING_KEY|CREDENTIALS?)$/u;
	function isSecretName(name) {
		return SECRET_NAME.test(name.toUpperCase());
	}
	function createScrubber(secrets) {
		const known = new Set();
		let ordered = [];
		const add = (secret) => {
			for (const form of forms(secret)) known.add(form);
			ordered = [...known].sort((a, b) => b.length - a.length);
		};
		for (const secret of secrets) add(secret);
		return {
			add,
			scrub: (text) => ordered.reduce((rest, secret) => rest.replaceAll(secret, MASK), text),
			reveals: (text) => ordered.some((secret) => secret.length >= TELLING_LENGTH && text.includes(secret))
		};
	}
	function forms(secret) {
		if (secret.trim() === "") return [];
		const lines = secret.split(/\r?\n/u).map((line) => line.trim()).filter((line) => line.length >= 4);
		const encoded = [
			Buffer.from(secret).toString("base64"),
			encodeURIComponent(secret),
			JSON.stringify(secret).slice(1, -1)
		];
		return [
			secret,
			...lines,
			...secret.length >= 4 ? encoded : []
		];
	}
	// ../../packages/action-kit/src/task-error.ts
	var TaskError = class extends Error {
		hint;
		exitCode;
		result;
		constructor(message, options = {}) {
			super(message, options.cause === void 0 ? void 0 : { cause: options.cause });
			this.name = "TaskError";
			this.exitCode = options.exitCode ?? 1;
			if (options.hint !== void 0) this.hint = options.hint;
			if (options.result !== void 0) this.result = options.result;
		}
	};
	// ../../packages/action-kit/src/exec.ts
	function createExec(env, scrubber, children) {
		return async (command, args, options = {}) => {
			for (const [name, value] of Object.entries(options.env ?? {})) if (isSecretName(name)) scrubber.add(value);
			const result = await runProcess(command, args, {
				...options,
				env: {
					...withoutInputs(env),
					...options.env
				}
			}, children);
			if (result.code !== 0 && options.check !== false) throw failure(command, args, result);
			return result;
		};
	}
	function withoutInputs(env) {
		const kept = {};
		for (const [name, value] of Object.entries(env)) if (value !== void 0 && !name.startsWith("INPUT_")) kept[name] = value;
		return kept;
	}
	function runProcess(command, args, options, children) {
		return new Promise((resolve, reject) => {
			const child = (0, node_child_process.spawn)(command, [...args], {
				cwd: options.cwd,
				env: options.env,
				stdio: [
					"pipe",
					"pipe",
					"pipe"
				]
			});
			children.add(child);
			const stdout = [];
			const stderr = [];
			child.stdout.on("data", (chunk) => stdout.push(chunk));
			child.stderr.on("data", (chunk) => stderr.push(chunk));
			child.stdin.on("error", () => void 0);
			child.stdin.end(options.input ?? "");
			child.on("error", (cause) => {
				children.delete(child);
				reject(notStarted(command, cause));
			});
			child.on("close", (code, signal) => {
				children.delete(child);
				const text = Buffer.concat(stderr).toString("utf8");
				resolve({
					code: code ?? 128,
					stdout: Buffer.concat(stdout).toString("utf8"),
					stderr: signal === null ? text : `${text}ended by ${signal}\n`
				});
			});
		});
	}
	function notStarted(command, cause) {
		if (cause.code === "ENOENT") return new TaskError(`${command} is not installed or the working directory is missing`, {
			cause,
			hint: `use an image that provides ${command}`
		});
		return new TaskError(`${command} can't be started: ${cause.message}`, { cause });
	}
	function failure(command, args, result) {
		const name = command.split("/").pop() ?? command;
		const subcommand = args[0] !== void 0 && /^[a-z][a-z-]*$/u.test(args[0]) ? ` ${args[0]}` : "";
		const said = (0, node_util.stripVTControlCharacters)(result.stderr.trim() || result.stdout.trim()).split("\n").slice(-20).join("\n");
		return new TaskError(`${name}${subcommand} ended with exit code ${result.code}${said === "" ? "" : `:\n${said}`}`);
	}
	// ../../packages/action-kit/src/inputs.ts
	const PREFIX = "INPUT_";
	function parseInputs(task, env) {
		const given = collectGiven(env);
		const problems = [...given.problems, ...unknownInputs(task, given.values)];
		const inputs = {};
		for (const [name, definition] of Object.entries(task.inputs)) {
			const value = given.values.get(name) ?? "";
			problems.push(...inputProblems(name, value, definition));
			inputs[name] = value === "" ? definition.default ?? "" : value;
		}
		if (problems.length > 0) throw new TaskError(problems.join("\n"), {
			exitCode: 2,
			hint: `inputs of ${task.id}: ${Object.keys(task.inputs).join(", ")}; nothing was done`
		});
		return inputs;
	}
	function secretInputs(task, env) {
		const { values } = collectGiven(env);
		return Object.entries(task.inputs).filter(([, definition]) => definition.secret === true).map(([name]) => values.get(name) ?? "").filter((value) => value !== "");
	}
	function collectGiven(env) {
		const values = new Map();
		const problems = [];
		for (const [variable, raw] of Object.entries(env)) {
			if (!variable.startsWith(PREFIX) || raw === void 0) continue;
			const name = variable.slice(6).replaceAll("-", "_").toLowerCase();
			const value = raw.trim();
			const other = values.get(name);
			if (other && value && other !== value) problems.push(`input "${name}" is given twice with different values; set only ${PREFIX}${name.toUpperCase()}`);
			if (value !== "" || other === void 0) values.set(name, value);
		}
		return {
			values,
			problems
		};
	}
	function unknownInputs(task, given) {
		return [...given.keys()].filter((name) => !Object.hasOwn(task.inputs, name)).map((name) => `input "${name}" does not exist${suggestion(name, Object.keys(task.inputs))}`);
	}
	function inputProblems(name, value, definition) {
		if (value === "") return definition.required === true && definition.default === void 0 ? [`input "${name}" is required: ${definition.description}`] : [];
		const shown = definition.secret === true ? "its value" : JSON.stringify(value);
		if (value.includes("\0")) return [`input "${name}" contains a NUL character`];
		if (definition.enum !== void 0 && !definition.enum.includes(value)) return [`input "${name}": ${shown} is not one of ${definition.enum.join(", ")}`];
		if (definition.pattern !== void 0 && !new RegExp(`^(?:${definition.pattern})$`, "u").test(value)) return [`input "${name}": ${shown} does not match ${definition.pattern}`];
		return [];
	}
	function suggestion(name, known) {
		const near = known.find((candidate) => distance(candidate, name) <= 2);
		return near === void 0 ? "" : `; did you mean "${near}"?`;
	}
	function distance(left, right) {
		let row = Array.from({ length: right.length + 1 }, (_, index) => index);
		for (const [i, letter] of [...left].entries()) {
			const next = [i + 1];
			for (const [j, other] of [...right].entries()) {
				const replace = (row[j] ?? 0) + (letter === other ? 0 : 1);
				next.push(Math.min(replace, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
			}
			row = next;
		}
		return row[right.length] ?? 0;
	}
	// ../../packages/action-kit/src/log.ts
	function plainCore(write, writeError) {
		return {
			setSecret: () => void 0,
			info: write,
			warning: (message) => writeError(`warning: ${message}`),
			error: (message) => writeError(`error: ${message}`),
			startGroup: (title) => write(`── ${title}`),
			endGroup: () => void 0
		};
	}
	function createLog(core, scrubber) {
		const safe = (text) => withoutCommands(scrubber.scrub(text));
		return {
			info: (message) => core.info(safe(message)),
			warning: (message) => core.warning(safe(message)),
			error: (message) => core.error(safe(message)),
			group: async (title, body) => {
				core.startGroup(safe(title));
				try {
					return await body();
				} finally {
					core.endGroup();
				}
			}
		};
	}
	function withoutCommands(text) {
		return text.replaceAll(/^(?=[ \t]*(?:::|##))/gmu, "| ");
	}
	// ../../packages/action-kit/src/outputs.ts
	const OUTPUT_NAME = /^[a-z][a-z0-9_]*$/u;
	const CONTROL = /[\u0000-\u001f\u007f\u2028\u2029]/u;
	function formatOutputs(task, outputs, scrubber) {
		const lines = [];
		for (const [name, value] of Object.entries(outputs)) {
			if (!OUTPUT_NAME.test(name)) throw new TaskError(`output name "${name}" does not match ${OUTPUT_NAME.source}`);
			if (!Object.hasOwn(task.outputs, name)) throw new TaskError(`output "${name}" is not declared in the task.json of ${task.id}`);
			if (CONTROL.test(value)) throw new TaskError(`output "${name}" has a line break or another control character; outputs are single lines`);
			if (scrubber.reveals(value)) throw new TaskError(`output "${name}" would reveal a secret; outputs travel between jobs in clear text`, { exitCode: 3 });
			lines.push(`${name}=${value}\n`);
		}
		return lines.join("");
	}
	async function writeResult(task, result, env, scrubber) {
		const outputs = formatOutputs(task, result.outputs, scrubber);
		if (env["GITHUB_OUTPUT"]) await append(env["GITHUB_OUTPUT"], outputs, "GITHUB_OUTPUT");
		const summary = scrubber.scrub(result.summary).trimEnd();
		if (env["GITHUB_STEP_SUMMARY"] && summary !== "") await append(env["GITHUB_STEP_SUMMARY"], `${summary}\n`, "GITHUB_STEP_SUMMARY");
	}
	async function append(path, text, variable) {
		try {
			await (0, node_fs_promises.appendFile)(path, text);
		} catch (cause) {
			throw new TaskError(`the file named by ${variable} can't be written: ${path}`, {
				cause,
				hint: `unset ${variable} or name a writable file`
			});
		}
	}
	// ../../packages/pins/src/image-pin.ts
	const entries = {};
	function imageIds() {
		return Object.keys(entries);
	}
	function imagePin(id) {
		const entry = Object.hasOwn(entries, id) ? entries[id] : void 0;
		if (entry === void 0) throw new Error(`image "${id}" is not pinned; known ids: ${imageIds().join(", ")}`);
		const { name, tag, digest, provides, proof } = entry;
		return {
			id,
			name,
			tag,
			digest,
			reference: `${name}:${tag}@${digest}`,
			provides,
			proof
		};
	}
	function toolCommands() {
		return Object.values(entries).flatMap((entry) => Object.keys(entry.tools ?? {})).toSorted();
	}
	function toolPin(command) {
		for (const [id, entry] of Object.entries(entries)) {
			const tools = entry.tools ?? {};
			const path = Object.hasOwn(tools, command) ? tools[command] : void 0;
			if (path !== void 0) return {
				command,
				path,
				image: imagePin(id)
			};
		}
		throw new Error(`no pinned image holds the tool "${command}"; known tools: ${toolCommands().join(", ")}`);
	}
	// ../../packages/action-kit/src/registry/registry-error.ts
	var RegistryError = class extends TaskError {
		problem;
		constructor(problem, message, options = {}) {
			super(message, options);
			this.name = "RegistryError";
			this.problem = problem;
		}
	};
	// ../../packages/action-kit/src/registry/reference.ts
	const REFERENCE = /^(?<host>[a-zA-Z0-9.-]+(?::\d+)?|\[[0-9a-fA-F:]+\](?::\d+)?)\/(?<repository>[a-z0-9]+(?:(?:\.|_|__|-+|\/)[a-z0-9]+)*)(?::(?<tag>\w[\w.-]{0,127}))?(?:@(?<digest>sha256:[0-9a-f]{64}))?$/u;
	function parseReference(text) {
		const { host, repository, tag, digest } = REFERENCE.exec(text)?.groups ?? {};
		if (host === void 0 || repository === void 0 || !/[.:]|^localhost$/u.test(host)) throw new RegistryError("missing", `"${text}" is not an image reference`, { hint: "write it with its registry: ghcr.io/acme/orders, docker.io/library/node" });
		return {
			host,
			origin: originOf(host),
			repository,
			...tag === void 0 ? {} : { tag },
			...digest === void 0 ? {} : { digest }
		};
	}
	function throughMirror(reference, mirror) {
		const found = /^(?:(?<scheme>https?):\/\/)?(?<host>[a-zA-Z0-9.-]+(?::\d+)?|\[[0-9a-fA-F:]+\](?::\d+)?)(?:\/(?<prefix>[a-z0-9._/-]*?))?\/*$/u.exec(mirror)?.groups;
		const host = found?.["host"];
		if (host === void 0) throw new RegistryError("unreachable", `registry mirror "${mirror}" is not host[/prefix]`);
		const origin = found?.["scheme"] === "http" ? plainOrigin(host) : originOf(host);
		const prefix = found?.["prefix"] ? `${found["prefix"]}/` : "";
		return {
			...reference,
			host,
			origin,
			repository: `${prefix}${reference.repository}`
		};
	}
	function isLoopback$1(host) {
		const name = host.replace(/:\d+$/u, "").replace(/^\[|\]$/gu, "");
		return name === "localhost" || name === "::1" || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/u.test(name);
	}
	function formatReference(reference) {
		const tag = reference.tag === void 0 ? "" : `:${reference.tag}`;
		const digest = reference.digest === void 0 ? "" : `@${reference.digest}`;
		return `${reference.host}/${reference.repository}${tag}${digest}`;
	}
	function originOf(host) {
		if (host === "docker.io") return "https://registry-1.docker.io";
		return isLoopback$1(host) ? `http://${host}` : `https://${host}`;
	}
	function plainOrigin(host) {
		if (isLoopback$1(host)) return `http://${host}`;
		throw new RegistryError("unreachable", `registry mirror http://${host} would be read without TLS`, { hint: "http is accepted only for a mirror on this machine; use https" });
	}
	// ../../packages/action-kit/src/registry/auth.ts
	function credentialsFromEnv(host, env) {
		const prefix = credentialsVariable(host);
		const username = env[`${prefix}_USERNAME`];
		const password = env[`${prefix}_PASSWORD`];
		return username && password ? {
			username,
			password
		} : void 0;
	}
	function credentialsVariable(host) {
		return `PIPELINE_REGISTRY_${host.toUpperCase().replaceAll(/[^A-Z0-9]+/gu, "_")}`;
	}
	function basicAuthorization(credentials) {
		return `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString("base64")}`;
	}
	function parseChallenge(header) {
		const scheme = /^\s*(?<scheme>basic|bearer)\b/iu.exec(header ?? "")?.groups?.["scheme"]?.toLowerCase();
		if (scheme !== "basic" && scheme !== "bearer") return void 0;
		const parameters = {};
		for (const match of (header ?? "").matchAll(/(?<key>[a-z_]+)="(?<value>(?:[^"\\]|\\.)*)"/giu)) parameters[(match.groups?.["key"] ?? "").toLowerCase()] = match.groups?.["value"] ?? "";
		return {
			scheme,
			parameters
		};
	}
	function tokenUrl(challenge, reference, access) {
		const given = challenge.parameters["realm"] ?? "";
		const realm = URL.canParse(given) ? new URL(given) : void 0;
		const allowed = realm?.protocol === "https:" || realm?.protocol === "http:" && isLoopback$1(realm.host) && isLoopback$1(reference.host);
		if (realm === void 0 || !allowed) throw new RegistryError("unauthorized", `${reference.host} names no safe place to get a token: ${challenge.parameters["realm"] ?? "no realm"}`);
		const service = challenge.parameters["service"];
		if (service !== void 0) realm.searchParams.set("service", service);
		const own = `repository:${reference.repository}:${access}`;
		realm.searchParams.set("scope", access === "pull" ? challenge.parameters["scope"] ?? own : own);
		return realm;
	}
	// ../../packages/action-kit/src/registry/client.ts
	const manifestTypes = [
		"application/vnd.oci.image.index.v1+json",
		"application/vnd.docker.distribution.manifest.list.v2+json",
		"application/vnd.oci.image.manifest.v1+json",
		"application/vnd.docker.distribution.manifest.v2+json"
	];
	const ATTEMPTS = 5;
	const LONGEST_WAIT_MS = 6e4;
	const TIMEOUT_MS = 6e5;
	function createRegistryClient(ports, credentials, access = "pull") {
		const session = {
			ports,
			authorizations: new Map(),
			credentials,
			access
		};
		const findManifest = async (reference) => {
			const name = reference.digest ?? reference.tag ?? "latest";
			const response = await send(session, {
				reference,
				path: `manifests/${name}`,
				headers: { accept: manifestTypes.join(", ") }
			});
			if (response.status === 404) return void 0;
			return await readManifest(response, reference);
		};
		return {
			findManifest,
			manifest: async (reference) => {
				const found = await findManifest(reference);
				if (found === void 0) throw new RegistryError("missing", `${formatReference(reference)} does not exist in the registry`);
				return found;
			},
			tag: async (reference, document, tag) => {
				const headers = { "content-type": document.mediaType };
				const response = await send(session, {
					reference,
					path: `manifests/${tag}`,
					method: "PUT",
					headers,
					body: document.text
				});
				if (!response.ok) throw refused(response, reference, `to store the tag ${tag}`);
			},
			blob: async (reference, digest) => {
				const response = await send(session, {
					reference,
					path: `blobs/${digest}`
				});
				if (response.status === 404) throw new RegistryError("missing", `layer ${digest} of ${formatReference(reference)} does not exist in the registry`);
				if (!response.ok || response.body === null) throw refused(response, reference, "to give a layer");
				return response.body;
			}
		};
	}
	async function readManifest(response, reference) {
		if (!response.ok) throw refused(response, reference, "to give the manifest");
		const bytes = Buffer.from(await response.arrayBuffer());
		const digest = `sha256:${(0, node_crypto.createHash)("sha256").update(bytes).digest("hex")}`;
		if (reference.digest !== void 0 && digest !== reference.digest) throw new RegistryError("tampered", `the registry answered ${formatReference(reference)} with other content: ${digest}`, { hint: "nothing of it was used; the registry or something in between is broken or hostile" });
		return {
			digest,
			mediaType: response.headers.get("content-type") ?? "",
			text: bytes.toString("utf8")
		};
	}
	async function send(session, request) {
		const { reference, method = "GET" } = request;
		const key = `${reference.origin} ${reference.repository}`;
		const url = `${reference.origin}/v2/${reference.repository}/${request.path}`;
		const attempt = async () => {
			const authorization = session.authorizations.get(key);
			return await fetchPatiently(session.ports, reference, url, {
				method,
				headers: {
					...request.headers,
					...authorization === void 0 ? {} : { authorization }
				},
				...request.body === void 0 ? {} : { body: request.body }
			});
		};
		const first = await attempt();
		if (first.status !== 401) return first;
		await first.body?.cancel();
		session.authorizations.set(key, await authorize(session, first, reference));
		const second = await attempt();
		if (second.status === 401 || second.status === 403) throw unauthorized(session, reference, "it refused the credentials");
		return second;
	}
	async function authorize(session, response, reference) {
		const credentials = session.credentials ?? credentialsFromEnv(reference.host, session.ports.env);
		const challenge = parseChallenge(response.headers.get("www-authenticate"));
		if (challenge === void 0) throw unauthorized(session, reference, "it does not say how to log in");
		if (challenge.scheme === "basic") {
			if (credentials === void 0) throw unauthorized(session, reference, "it wants a name and a password");
			return basicAuthorization(credentials);
		}
		const headers = credentials === void 0 ? {} : { authorization: basicAuthorization(credentials) };
		const answer = await fetchPatiently(session.ports, reference, tokenUrl(challenge, reference, session.access).href, { headers });
		if (!answer.ok) throw unauthorized(session, reference, `its token service answered ${answer.status}`);
		const body = await answer.json();
		const token = body.token ?? body.access_token;
		if (typeof token !== "string" || token === "") throw unauthorized(session, reference, "its token service gave no token");
		return `Bearer ${token}`;
	}
	async function fetchPatiently(ports, reference, url, init) {
		let problem;
		let said = "";
		for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
			let wait = 1e3 * 2 ** attempt;
			try {
				const response = await ports.fetch(url, {
					...init,
					signal: AbortSignal.timeout(TIMEOUT_MS)
				});
				if (response.status !== 429 && response.status < 500) return response;
				await response.body?.cancel();
				said = `it answered ${response.status}`;
				wait = retryAfter(response, ports.now()) ?? wait;
			} catch (error) {
				problem = error;
				said = describe$1(error);
			}
			if (attempt < 4) await ports.sleep(Math.min(wait, LONGEST_WAIT_MS));
		}
		throw new RegistryError("unreachable", `${reference.host} can't be reached: ${said} (${ATTEMPTS} attempts)`, {
			cause: problem,
			hint: "check the network, or name a mirror in PIPELINE_REGISTRY_MIRROR"
		});
	}
	function retryAfter(response, now) {
		const header = response.headers.get("retry-after");
		if (header === null) return void 0;
		if (/^\d+$/u.test(header)) return Number(header) * 1e3;
		const date = Date.parse(header);
		return Number.isNaN(date) ? void 0 : Math.max(0, date - now.getTime());
	}
	function describe$1(error) {
		if (!(error instanceof Error)) return String(error);
		return error.cause instanceof Error && error.cause.message !== "" ? error.cause.message : error.message;
	}
	function unauthorized(session, reference, why) {
		const variable = credentialsVariable(reference.host);
		const known = session.credentials !== void 0 || credentialsFromEnv(reference.host, session.ports.env) !== void 0;
		return new RegistryError("unauthorized", `${reference.host} refuses access to ${reference.repository}: ${why}`, { hint: known ? "check the name, the password and what they may do" : `set ${variable}_USERNAME and ${variable}_PASSWORD` });
	}
	function refused(response, reference, what) {
		return new RegistryError(response.status === 403 ? "unauthorized" : "missing", `${reference.host} refused ${what} of ${reference.repository}: it answered ${response.status}`);
	}
	// ../../packages/action-kit/src/registry/tar.ts
	const BLOCK = 512;
	const LARGEST_HEADER = 1048576;
	const TYPES = {
		"0": "file",
		"\0": "file",
		"7": "file",
		"1": "hardlink",
		"2": "symlink",
		"5": "directory"
	};
	async function* readTar(chunks) {
		const source = createSource(chunks);
		let extended = {};
		for (;;) {
			const block = await source.take(BLOCK);
			if (block.length === 0 || isZero(block)) return;
			const header = parseHeader(block);
			if (header.kind === "extended") {
				extended = {
					...extended,
					...await readExtended(source, header)
				};
				continue;
			}
			const size = extended.size ?? header.size;
			const entry = {
				path: normalize(extended.path ?? header.path),
				type: header.type,
				link: extended.link ?? header.link,
				size
			};
			extended = {};
			const body = source.stream(size);
			yield {
				entry,
				content: body.chunks
			};
			await body.skip();
			await source.discard(padding(size));
		}
	}
	function parseHeader(block) {
		if (number(block, 148, 8) !== block.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0)) throw broken("a header's checksum is wrong");
		const flag = String.fromCharCode(block[156] ?? 0);
		const prefix = text(block, 257, 5) === "ustar" && block[263] !== 32 ? text(block, 345, 155) : "";
		const name = text(block, 0, 100);
		return {
			kind: "xgLK".includes(flag) ? "extended" : "member",
			flag,
			path: prefix === "" ? name : `${prefix}/${name}`,
			type: TYPES[flag] ?? "other",
			link: text(block, 157, 100),
			size: flag === "1" || flag === "2" || flag === "5" ? 0 : number(block, 124, 12)
		};
	}
	async function readExtended(source, header) {
		if (header.size > LARGEST_HEADER) throw broken("an extended header is too large");
		const body = await source.take(header.size);
		await source.discard(padding(header.size));
		const value = body.toString("utf8");
		if (header.flag === "L") return { path: value.replace(/\0+$/u, "") };
		if (header.flag === "K") return { link: value.replace(/\0+$/u, "") };
		if (header.flag === "g") return {};
		const records = parsePax(body);
		const size = records.get("size");
		return {
			...records.has("path") ? { path: records.get("path") ?? "" } : {},
			...records.has("linkpath") ? { link: records.get("linkpath") ?? "" } : {},
			...size === void 0 ? {} : { size: Number(size) }
		};
	}
	function parsePax(body) {
		const records = new Map();
		let at = 0;
		while (at < body.length) {
			const space = body.indexOf(32, at);
			const length = Number(body.subarray(at, space).toString("latin1"));
			if (space < 0 || !Number.isInteger(length) || length <= 0) throw broken("a pax record is malformed");
			const record = body.subarray(space + 1, at + length - 1).toString("utf8");
			const equals = record.indexOf("=");
			records.set(record.slice(0, equals), record.slice(equals + 1));
			at += length;
		}
		return records;
	}
	function createSource(chunks) {
		const iterator = chunks[Symbol.asyncIterator]();
		let rest = new Uint8Array();
		const next = async (most) => {
			while (rest.length === 0) {
				const step = await iterator.next();
				if (step.done === true) return new Uint8Array();
				rest = step.value;
			}
			const part = rest.subarray(0, most);
			rest = rest.subarray(part.length);
			return part;
		};
		async function* pieces(length) {
			for (let left = length; left > 0;) {
				const part = await next(left);
				if (part.length === 0) throw broken("it ends in the middle of a file");
				left -= part.length;
				yield part;
			}
		}
		return {
			take: async (length) => {
				const first = await next(length);
				if (first.length === 0 || first.length === length) return Buffer.from(first);
				const parts = [Buffer.from(first)];
				for await (const part of pieces(length - first.length)) parts.push(Buffer.from(part));
				return Buffer.concat(parts);
			},
			discard: async (length) => {
				for (let left = length; left > 0;) {
					const part = await next(left);
					if (part.length === 0) return;
					left -= part.length;
				}
			},
			stream: (length) => streamOf(length, next)
		};
	}
	function streamOf(length, next) {
		let left = length;
		const read = async () => {
			const part = await next(left);
			if (part.length === 0) throw broken("it ends in the middle of a file");
			left -= part.length;
			return part;
		};
		return {
			chunks: { async *[Symbol.asyncIterator]() {
				while (left > 0) yield await read();
			} },
			skip: async () => {
				while (left > 0) await read();
			}
		};
	}
	function normalize(path) {
		return path.split("/").filter((part) => part !== "" && part !== ".").join("/");
	}
	function padding(size) {
		return (BLOCK - size % BLOCK) % BLOCK;
	}
	function isZero(block) {
		return block.every((byte) => byte === 0);
	}
	function text(block, start, length) {
		const field = block.subarray(start, start + length);
		const end = field.indexOf(0);
		return field.subarray(0, end < 0 ? length : end).toString("utf8");
	}
	function number(block, start, length) {
		const field = block.subarray(start, start + length);
		if (((field[0] ?? 0) & 128) !== 0) return field.subarray(1).reduce((value, byte) => value * 256 + byte, 0);
		const digits = field.toString("latin1").replaceAll(/[\0 ]/gu, "");
		if (!/^[0-7]*$/u.test(digits)) throw broken("a number is malformed");
		return digits === "" ? 0 : Number.parseInt(digits, 8);
	}
	function broken(why) {
		return new RegistryError("tampered", `a layer is not a readable archive: ${why}`);
	}
	// ../../packages/action-kit/src/registry/layer.ts
	async function storeBlob(body, descriptor, path, image) {
		const hash = (0, node_crypto.createHash)("sha256");
		let size = 0;
		const checked = async function* (chunks) {
			for await (const chunk of chunks) {
				size += chunk.length;
				if (size > descriptor.size) throw tampered(descriptor, image, "is longer than its manifest says");
				hash.update(chunk);
				yield chunk;
			}
		};
		await (0, node_stream_promises.pipeline)(node_stream.Readable.from(checked(body), { objectMode: false }), (0, node_fs.createWriteStream)(path, { mode: 384 }));
		if (`sha256:${hash.digest("hex")}` !== descriptor.digest) throw tampered(descriptor, image, "does not have the content its digest promises");
	}
	async function indexLayer(path) {
		const entries = new Map();
		const whiteouts = new Set();
		const opaque = new Set();
		let position = 0;
		for await (const { entry } of readTar(await unpacked(path))) {
			const at = position;
			position += 1;
			if (entry.path.split("/").includes("..")) continue;
			const slash = entry.path.lastIndexOf("/");
			const name = entry.path.slice(slash + 1);
			const folder = slash < 0 ? "" : entry.path.slice(0, slash);
			if (name === ".wh..wh..opq") opaque.add(folder);
			else if (name.startsWith(".wh.")) whiteouts.add(folder === "" ? name.slice(4) : `${folder}/${name.slice(4)}`);
			else entries.set(entry.path, {
				...entry,
				position: at
			});
		}
		return {
			entries,
			whiteouts,
			opaque
		};
	}
	async function extractFile(layer, wanted, target, mode) {
		let position = 0;
		for await (const { entry, content } of readTar(await unpacked(layer))) {
			if (position === wanted.position && entry.path === wanted.path) {
				await (0, node_stream_promises.pipeline)(node_stream.Readable.from(content, { objectMode: false }), (0, node_fs.createWriteStream)(target, { mode }));
				return;
			}
			position += 1;
		}
		throw new RegistryError("tampered", `${wanted.path} disappeared from its layer between two reads`);
	}
	async function unpacked(path) {
		const magic = await firstBytes(path);
		const file = (0, node_fs.createReadStream)(path);
		if (magic.startsWith("1f8b")) return decompress(file, node_zlib.createGunzip());
		if (!magic.startsWith("28b52ffd")) return file;
		if (typeof node_zlib.createZstdDecompress !== "function") {
			file.destroy();
			throw new RegistryError("unsupported", "a layer is compressed with zstd, which this Node.js can't read", { hint: "use Node.js 22.15 or newer" });
		}
		return decompress(file, node_zlib.createZstdDecompress());
	}
	async function* decompress(file, decoder) {
		file.on("error", (error) => decoder.destroy(error));
		file.pipe(decoder);
		try {
			for await (const chunk of decoder) yield chunk;
		} catch (cause) {
			if (cause instanceof RegistryError) throw cause;
			throw new RegistryError("tampered", "a layer can't be decompressed", { cause });
		} finally {
			file.destroy();
			decoder.destroy();
		}
	}
	async function firstBytes(path) {
		const handle = await (0, node_fs_promises.open)(path);
		try {
			const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0);
			return buffer.subarray(0, bytesRead).toString("hex");
		} finally {
			await handle.close();
		}
	}
	function tampered(descriptor, image, why) {
		return new RegistryError("tampered", `layer ${descriptor.digest} of ${image} ${why}`, { hint: "nothing of it was used; the registry or something in between is broken or hostile" });
	}
	// ../../packages/action-kit/src/registry/manifest.ts
	const ARCHITECTURES = {
		x64: "amd64",
		ia32: "386",
		ppc64: "ppc64le",
		arm: "arm"
	};
	function hostPlatform() {
		const os = process.platform === "win32" ? "windows" : process.platform;
		const architecture = ARCHITECTURES[process.arch] ?? process.arch;
		return {
			os,
			architecture,
			...architecture === "arm" ? { variant: "v7" } : {}
		};
	}
	function isIndex(document) {
		return Array.isArray(parse(document.text)["manifests"]);
	}
	async function parseImage(client, reference, platform) {
		const top = await client.manifest(reference);
		if (!isIndex(top)) {
			await requirePlatform(client, reference, top, platform);
			return readLayers(top, reference);
		}
		const manifests = parse(top.text)["manifests"].map(readPlatform);
		const chosen = manifests.find((candidate) => sameBuild(candidate, platform)) ?? manifests.find((candidate) => sameFamily(candidate, platform));
		if (chosen === void 0) throw noPlatform(reference, platform, manifests.map(formatPlatform));
		return readLayers(await client.manifest({
			...reference,
			digest: chosen.digest
		}), reference);
	}
	function readPlatform(value) {
		const entry = value ?? {};
		return {
			digest: digestOf(entry.digest),
			os: String(entry.platform?.os ?? "unknown"),
			architecture: String(entry.platform?.architecture ?? "unknown"),
			...typeof entry.platform?.variant === "string" ? { variant: entry.platform.variant } : {}
		};
	}
	function sameBuild(candidate, wanted) {
		return sameFamily(candidate, wanted) && candidate.variant === wanted.variant;
	}
	function sameFamily(candidate, wanted) {
		return candidate.os === wanted.os && candidate.architecture === wanted.architecture;
	}
	async function requirePlatform(client, reference, manifest, platform) {
		const digest = digestOf(parse(manifest.text)["config"]?.digest);
		const chunks = [];
		for await (const chunk of await client.blob(reference, digest)) chunks.push(chunk);
		const bytes = Buffer.concat(chunks);
		if (`sha256:${(0, node_crypto.createHash)("sha256").update(bytes).digest("hex")}` !== digest) throw new RegistryError("tampered", `the configuration of ${formatReference(reference)} does not have the content its digest promises`);
		const config = parse(bytes.toString("utf8"));
		const built = {
			os: String(config["os"]),
			architecture: String(config["architecture"])
		};
		if (!sameFamily(built, platform)) throw noPlatform(reference, platform, [formatPlatform(built)]);
	}
	function readLayers(manifest, reference) {
		const layers = parse(manifest.text)["layers"];
		if (!Array.isArray(layers)) throw new RegistryError("unsupported", `${formatReference(reference)} is not an image: its manifest has no layers`);
		return {
			digest: manifest.digest,
			layers: layers.map((layer) => ({
				digest: digestOf(layer.digest),
				size: Number(layer.size)
			}))
		};
	}
	function parse(text) {
		try {
			const value = JSON.parse(text);
			if (typeof value === "object" && value !== null) return value;
		} catch {}
		throw new RegistryError("unsupported", "the registry answered with something that is no manifest");
	}
	function digestOf(value) {
		if (typeof value === "string" && /^sha256:[0-9a-f]{64}$/u.test(value)) return value;
		throw new RegistryError("unsupported", `a manifest names the digest ${JSON.stringify(value)}, which is not sha256`);
	}
	function formatPlatform(platform) {
		return [
			platform.os,
			platform.architecture,
			platform.variant
		].filter((part) => part !== void 0).join("/");
	}
	function noPlatform(reference, wanted, present) {
		const known = present.filter((name) => !name.startsWith("unknown")).join(", ");
		return new RegistryError("platform", `${formatReference(reference)} is not built for ${formatPlatform(wanted)}, only for ${known}`, { hint: "run the job on one of these, or name an installed tool in PIPELINE_TOOL_<NAME>" });
	}
	// ../../packages/action-kit/src/registry/image-file.ts
	const DEEPEST_LINKS = 32;
	async function copyImageFile(client, wanted) {
		const layers = openLayers(client, wanted, (await parseImage(client, wanted.reference, wanted.platform)).layers.toReversed());
		const found = await resolve(layers, relative(wanted.path), 0);
		if (found === void 0) throw new RegistryError("missing", `${formatReference(wanted.reference)} has no file ${wanted.path}`, { hint: "correct the path under tools in packages/pins/src/images.json" });
		await extractFile(layers.file(found.layer), found.entry, wanted.target, wanted.mode);
	}
	function openLayers(client, wanted, descriptors) {
		const indexes = new Map();
		const file = (layer) => (0, node_path.join)(wanted.workspace, `layer-${layer}`);
		const fetchLayer = async (layer) => {
			const descriptor = descriptors[layer];
			if (descriptor === void 0) throw new RangeError(`no layer ${layer}`);
			await storeBlob(await client.blob(wanted.reference, descriptor.digest), descriptor, file(layer), formatReference(wanted.reference));
			return await indexLayer(file(layer));
		};
		return {
			count: descriptors.length,
			file,
			load: (layer) => {
				const index = indexes.get(layer) ?? fetchLayer(layer);
				indexes.set(layer, index);
				return index;
			}
		};
	}
	async function resolve(layers, path, links) {
		if (links > DEEPEST_LINKS) throw new RegistryError("missing", `too many links on the way to ${path} in the image`);
		const hit = await find(layers, path);
		const redirected = await throughLinkedFolder(layers, path, hit?.layer ?? layers.count - 1);
		if (redirected !== void 0) return await resolve(layers, redirected, links + 1);
		if (hit === void 0) return void 0;
		switch (hit.entry.type) {
			case "file": return hit;
			case "symlink": return await resolve(layers, linkTarget(path, hit.entry.link), links + 1);
			case "hardlink": return await resolve(layers, relative(`/${hit.entry.link}`), links + 1);
			case "directory":
			case "other": throw new RegistryError("missing", `/${path} in the image is not a regular file`);
		}
	}
	async function find(layers, path) {
		for (let layer = 0; layer < layers.count; layer += 1) {
			const index = await layers.load(layer);
			const entry = index.entries.get(path);
			if (entry !== void 0) return {
				layer,
				entry
			};
			if (hides(index, path)) return void 0;
		}
	}
	function hides(index, path) {
		if (index.whiteouts.has(path)) return true;
		return ancestors(path).some((folder) => index.whiteouts.has(folder) || index.opaque.has(folder)) || index.opaque.has("");
	}
	async function throughLinkedFolder(layers, path, deepest) {
		for (const folder of ancestors(path)) for (let layer = 0; layer <= deepest; layer += 1) {
			const index = await layers.load(layer);
			const entry = index.entries.get(folder);
			if (entry?.type === "symlink") return relative(`/${linkTarget(folder, entry.link)}/${path.slice(folder.length + 1)}`);
			if (entry !== void 0 || hides(index, folder)) break;
		}
	}
	function ancestors(path) {
		const parts = path.split("/").slice(0, -1);
		return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
	}
	function linkTarget(path, link) {
		return relative(node_path.posix.resolve("/", node_path.posix.dirname(path), link));
	}
	function relative(path) {
		return node_path.posix.resolve("/", path).slice(1);
	}
	// ../../packages/action-kit/src/tool.ts
	function createToolResolver(task, ports) {
		const found = new Map();
		return async (command) => {
			if (!task.tools.includes(command)) throw new TaskError(`${task.id} uses ${command} without naming it under tools in its task.json`);
			const path = found.get(command) ?? resolveTool(command, ports);
			found.set(command, path);
			return await path;
		};
	}
	async function resolveTool(command, ports) {
		return await installedTool(command, ports) ?? await pinnedTool(toolPin(command), ports, hostPlatform());
	}
	function toolVariable(command) {
		return `PIPELINE_TOOL_${command.toUpperCase().replaceAll(/[^A-Z0-9]/gu, "_")}`;
	}
	async function installedTool(command, ports) {
		const variable = toolVariable(command);
		const path = ports.env[variable];
		if (!path) return void 0;
		if (!((0, node_path.isAbsolute)(path) && await (0, node_fs_promises.access)(path, node_fs_promises.constants.X_OK).then(() => true, () => false))) throw new TaskError(`${variable} does not name an executable file: ${path}`, {
			exitCode: 2,
			hint: "give the absolute path of the tool, or unset it"
		});
		return path;
	}
	async function pinnedTool(pin, ports, platform) {
		const root = cacheRoot(ports.env);
		const folder = (0, node_path.join)(root, pin.image.digest.replace(":", "-"), `${platform.os}-${platform.architecture}`);
		const target = (0, node_path.join)(folder, pin.command);
		if (await isIntact(target)) return target;
		await (0, node_fs_promises.mkdir)(folder, {
			recursive: true,
			mode: 448
		});
		await requirePrivate(root);
		ports.log.info(`fetching ${pin.command} from ${pin.image.reference}`);
		const workspace = await (0, node_fs_promises.mkdtemp)((0, node_path.join)(folder, ".pull-"));
		try {
			const mirror = ports.env["PIPELINE_REGISTRY_MIRROR"];
			const original = parseReference(`${pin.image.name}@${pin.image.digest}`);
			const reference = mirror ? throughMirror(original, mirror) : original;
			const unfinished = (0, node_path.join)(workspace, "tool");
			await copyImageFile(createRegistryClient(ports), {
				reference,
				platform,
				path: pin.path,
				target: unfinished,
				mode: 493,
				workspace
			});
			await publish(unfinished, target);
		} finally {
			await (0, node_fs_promises.rm)(workspace, {
				recursive: true,
				force: true
			});
		}
		return target;
	}
	async function publish(unfinished, target) {
		const sum = `${target}.sha256`;
		const unfinishedSum = `${sum}.${(0, node_crypto.randomUUID)()}`;
		await (0, node_fs_promises.writeFile)(unfinishedSum, `${await sha256(unfinished)}\n`);
		await (0, node_fs_promises.rename)(unfinishedSum, sum);
		await (0, node_fs_promises.rename)(unfinished, target);
	}
	async function isIntact(target) {
		try {
			return (await (0, node_fs_promises.readFile)(`${target}.sha256`, "utf8")).trim() === await sha256(target);
		} catch {
			return false;
		}
	}
	async function sha256(path) {
		const hash = (0, node_crypto.createHash)("sha256");
		for await (const chunk of (0, node_fs.createReadStream)(path)) hash.update(chunk);
		return hash.digest("hex");
	}
	function cacheRoot(env) {
		const given = env["PIPELINE_TOOL_CACHE"];
		if (given) return given;
		const home = env["HOME"] || (0, node_os.homedir)();
		return home === "/" || home === "" ? (0, node_path.join)((0, node_os.tmpdir)(), `create-pipeline-${process.getuid?.() ?? 0}`) : (0, node_path.join)(home, ".cache", "create-pipeline", "images");
	}
	async function requirePrivate(root) {
		const { mode, uid } = await (0, node_fs_promises.stat)(root);
		const own = process.getuid?.() ?? uid;
		if ((mode & 2) !== 0 || uid !== own && uid !== 0) throw new TaskError(`the tool cache ${root} can be written by others`, {
			exitCode: 3,
			hint: "name a private folder in PIPELINE_TOOL_CACHE"
		});
	}
	// ../../packages/action-kit/src/main.ts
	async function main(core, task, run) {
		process.exitCode = await runTask(core, task, run, process.env);
	}
	async function runTask(core, task, run, env) {
		const onGitHub = env["GITHUB_ACTIONS"] === "true";
		const secrets = secretInputs(task, env);
		const scrubber = createScrubber([...secrets, ...ambientSecrets(env)]);
		if (onGitHub) for (const secret of secrets) core.setSecret(secret);
		const log = createLog(onGitHub ? core : plainCore(toStdout, toStderr), scrubber);
		const leftovers = {
			temporary: new Set(),
			children: new Set()
		};
		const unhook = cleanUpOnSignal(leftovers);
		try {
			await writeResult(task, await run(parseInputs(task, env), createPorts(task, env, {
				log,
				scrubber,
				leftovers
			})), env, scrubber);
			return 0;
		} catch (error) {
			return await report$1(error, task, env, {
				log,
				scrubber
			});
		} finally {
			unhook();
			cleanUp(leftovers);
		}
	}
	function createPorts(task, env, context) {
		const basic = {
			exec: createExec(env, context.scrubber, context.leftovers.children),
			fetch: globalThis.fetch,
			now: () => new Date(),
			sleep: (ms) => (0, node_timers_promises.setTimeout)(ms),
			log: context.log,
			env,
			files: createFiles(context.leftovers.temporary)
		};
		return {
			...basic,
			tool: createToolResolver(task, basic)
		};
	}
	async function report$1(error, task, env, context) {
		if (!(error instanceof TaskError)) {
			context.log.error(`${task.id} failed unexpectedly: ${error instanceof Error ? error.stack ?? error.message : String(error)}`);
			return 1;
		}
		context.log.error(error.hint === void 0 ? error.message : `${error.message}\nhint: ${error.hint}`);
		if (error.result === void 0) return error.exitCode;
		try {
			await writeResult(task, error.result, env, context.scrubber);
		} catch (second) {
			context.log.error(second instanceof Error ? second.message : String(second));
		}
		return error.exitCode;
	}
	function ambientSecrets(env) {
		return Object.entries(env).flatMap(([name, value]) => isSecretName(name) && value !== void 0 && value.length >= 8 ? [value] : []);
	}
	function cleanUp(leftovers) {
		for (const child of leftovers.children) child.kill("SIGTERM");
		for (const path of leftovers.temporary) (0, node_fs.rmSync)(path, {
			recursive: true,
			force: true
		});
	}
	function cleanUpOnSignal(leftovers) {
		const stop = (signal) => {
			cleanUp(leftovers);
			process.exit(signal === "SIGINT" ? 130 : 143);
		};
		process.once("SIGTERM", stop);
		process.once("SIGINT", stop);
		return () => {
			process.off("SIGTERM", stop);
			process.off("SIGINT", stop);
		};
	}
	function toStdout(line) {
		process.stdout.write(`${line}\n`);
	}
	function toStderr(line) {
		process.stderr.write(`${line}\n`);
	}
	// task.json
	var task_default = {
		id: "verify-rollout",
		summary: "Waits until the cluster runs the deployed build and it is healthy, and says what happened otherwise.",
		requires: ["node", "git"],
		tools: [],
		permissions: { "source": "read" },
		permissionsWhen: [{
			"input": "mode",
			"is": "status",
			"permissions": { "status": "read" }
		}],
		inputs: {
			"mode": {
				"description": "argocd: ask Argo CD; status: wait for a commit status that it reports back; state: only compare the state",
				"default": "state",
				"enum": [
					"argocd",
					"status",
					"state"
				]
			},
			"service": {
				"description": "Name of the service",
				"required": true,
				"pattern": "[a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?"
			},
			"environment": {
				"description": "Name of the environment",
				"required": true,
				"pattern": "[a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?"
			},
			"deployed": {
				"description": "false: nothing is asked and the rest may be empty, because the job before deployed nothing",
				"default": "true",
				"enum": ["true", "false"]
			},
			"digest": {
				"description": "Digest that was deployed; needed unless `deployed` is false",
				"pattern": "sha256:[0-9a-f]{64}"
			},
			"revision": {
				"description": "Commit that was deployed; needed unless `deployed` is false",
				"pattern": "[0-9a-f]{40}"
			},
			"timeout_minutes": {
				"description": "How long to wait; the plan computes it from the rollout",
				"default": "15",
				"pattern": "[0-9]{1,5}(?:\\.[0-9]{1,4})?"
			},
			"interval_seconds": {
				"description": "Pause between two questions",
				"default": "10",
				"pattern": "[0-9]{1,4}(?:\\.[0-9]{1,3})?"
			},
			"application": {
				"description": "Name of the Argo CD application; empty: <service>-<environment>",
				"pattern": "[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?"
			},
			"project": {
				"description": "Argo CD project of the application, so that a missing one is told from a forbidden one",
				"pattern": "[a-zA-Z0-9](?:[a-zA-Z0-9._-]{0,61}[a-zA-Z0-9])?"
			},
			"application_namespace": {
				"description": "Namespace of the application, where it is not Argo CD's own",
				"pattern": "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
			},
			"server": {
				"description": "Address of Argo CD, https",
				"pattern": "https?://[^\\s@]+"
			},
			"argocd_token": {
				"description": "Token of a project role that may get the application",
				"secret": true
			},
			"ca_file": { "description": "File with the certificate authorities (PEM) that signed the server's certificate, in addition to the usual ones" },
			"platform": {
				"description": "Whose commit statuses are read in mode status; auto: the platform the job runs on",
				"default": "auto",
				"enum": [
					"auto",
					"github",
					"gitlab"
				]
			},
			"platform_token": {
				"description": "Token that may read commit statuses",
				"secret": true
			},
			"context": {
				"description": "Name of the commit status; empty: argocd/<application>",
				"pattern": "[!-~]{1,255}"
			},
			"state_repository": { "description": "Address of the repository that holds the state: https, ssh, file or an absolute path; empty: the origin of `source`" },
			"state_branch": {
				"description": "Branch that holds the state",
				"default": "environments"
			},
			"state_path": { "description": "Folder of the service's state files on that branch; empty: the name of the service" },
			"token": {
				"description": "Token for the state repository over https; reading is enough",
				"secret": true
			},
			"token_user": {
				"description": "User that belongs to the token, for servers that look at it; auto: gitlab-ci-token for the token of a GitLab job, oauth2 for another one there, else x-access-token",
				"default": "auto"
			},
			"source": {
				"description": "Path of the checkout of the service's source",
				"default": "."
			}
		},
		outputs: {
			"outcome": { "description": "healthy, degraded, suspended, timed-out, unreachable, missing, superseded or not-deployed" },
			"message": { "description": "What was seen, in one line" },
			"healthy": { "description": "true only for healthy" }
		}
	};
	// ../../packages/state/src/state.ts
	function printState(state) {
		const ordered = {
			schemaVersion: state.schemaVersion,
			service: state.service,
			environment: state.environment,
			...orderRelease(state),
			run: state.run,
			...state.reason === void 0 ? {} : { reason: state.reason },
			deployedAt: state.deployedAt,
			previous: state.previous === null ? null : orderRelease(state.previous),
			verified: state.verified === null ? null : {
				...orderRelease(state.verified),
				at: state.verified.at
			}
		};
		return `${JSON.stringify(ordered, null, 2)}\n`;
	}
	function orderRelease(release) {
		return {
			image: release.image,
			digest: release.digest,
			revision: release.revision,
			version: release.version
		};
	}
	function shortDigest(digest) {
		return digest.replace(/^sha256:/, "").slice(0, 12);
	}
	// ../../packages/state/src/fields.ts
	const fieldRules = {
		service: {
			pattern: /^[a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?$/,
			shape: "lower-case letters, digits, `-`, `_` and `.`, at most 63"
		},
		environment: {
			pattern: /^[a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?$/,
			shape: "lower-case letters, digits, `-`, `_` and `.`, at most 63"
		},
		image: {
			pattern: /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?(?:\/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*$/,
			shape: "a repository without tag and digest, like ghcr.io/acme/orders"
		},
		digest: {
			pattern: /^sha256:[0-9a-f]{64}$/,
			shape: "`sha256:` and 64 lower-case hex digits"
		},
		revision: {
			pattern: /^[0-9a-f]{40}$/,
			shape: "a whole commit id of 40 lower-case hex digits"
		},
		version: {
			pattern: /^[0-9A-Za-z][0-9A-Za-z._+/-]{0,127}$/,
			shape: "letters, digits and `. _ + / -`, at most 128"
		},
		run: {
			pattern: /^[\x21-\x7e]{1,500}$/,
			shape: "an address or an id without spaces, at most 500 characters"
		},
		time: {
			pattern: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/,
			shape: "a time in UTC like 2026-01-31T12:00:00Z"
		}
	};
	function findFieldProblem(rule, label, value) {
		const { pattern, shape } = fieldRules[rule];
		if (typeof value === "string" && pattern.test(value) && !value.includes("..")) {
			if (rule === "time" && Number.isNaN(Date.parse(value))) return `${label} is no time that exists`;
			return;
		}
		return `${label} must be ${shape}, not ${describe(value)}`;
	}
	function describe(value) {
		if (value === void 0) return "missing";
		const text = JSON.stringify(value) ?? String(value);
		return text.length > 80 ? `${text.slice(0, 77)}...` : text;
	}
	// ../../packages/state/src/state-error.ts
	var StateError = class extends Error {
		exitCode;
		hint;
		constructor(exitCode, message, hint) {
			super(message);
			this.name = "StateError";
			this.exitCode = exitCode;
			if (hint !== void 0) this.hint = hint;
		}
	};
	// ../../packages/state/src/git-failure.ts
	const failures = [
		["denied", /Authentication failed|could not read (?:Username|Password)|HTTP Basic: Access denied|Permission denied|Permission to \S+ denied|returned error: 40[13]|terminal prompts disabled|protected branch|pre-receive hook declined|GH00\d|You are not allowed to push/i],
		["redirect", /redirect|returned error: 30\d/i],
		["not-found", /not found|does not appear to be a git repository|returned error: 404|no such file or directory|dubious ownership/i],
		["transient", /returned error: (?:408|429|5\d\d)|HTTP (?:429|5\d\d)|Could not resolve host|Couldn't connect|Failed to connect|Connection (?:refused|reset|timed out|closed)|timed out|early EOF|hung up unexpectedly|RPC failed|unexpected disconnect|GnuTLS|SSL_|Empty reply|Temporary failure|remote helper .* aborted|File exists|Unable to create .*\.lock/i]
	];
	function classifyFailure(stderr) {
		return failures.find(([, pattern]) => pattern.test(stderr))?.[0] ?? "other";
	}
	function lastLines(stderr) {
		return stderr.split("\n").map((line) => line.trim()).filter((line) => line !== "" && !/^(?:From|To) /.test(line)).slice(-3).join("; ").slice(0, 500) || "it said nothing";
	}
	function throwUnlessTransient(stderr, what) {
		const said = lastLines(stderr);
		switch (classifyFailure(stderr)) {
			case "transient": return;
			case "denied": throw new StateError(1, `${what}: access is denied: ${said}`, "give the job a token that may read and push the state branch, and let that identity past the branch's protection");
			case "redirect": throw new StateError(1, `${what}: the server redirects: ${said}`, "write the final address of the repository, usually with .git at its end");
			case "not-found": throw new StateError(1, `${what}: the repository is not there, or the token may not see it: ${said}`, "check state_repository and token");
			case "other": throw new StateError(1, `${what}: ${said}`);
		}
	}
	// ../../packages/state/src/git.ts
	const remoteName = "state";
	function createGit(context) {
		const env = gitEnvironment(context.env, context.remote);
		const where = context.gitDir !== void 0 ? ["--git-dir", context.gitDir] : ["-C", context.workTree ?? "."];
		const scrub = createScrub(context.remote?.credentials);
		async function run(args, options = {}) {
			const input = options.input === void 0 ? {} : { input: options.input };
			const result = await context.exec("git", [...where, ...args], {
				...input,
				env: {
					...env,
					...options.env
				},
				check: false
			});
			return {
				code: result.code,
				stdout: result.stdout,
				stderr: scrub(result.stderr)
			};
		}
		async function read(args, options = {}) {
			const result = await run(args, options);
			if (result.code !== 0) throw new StateError(1, `git ${args[0]} failed: ${lastLines(result.stderr)}`);
			return result.stdout.replace(/\n$/, "");
		}
		return {
			run,
			read
		};
	}
	function gitEnvironment(base, remote) {
		const settings = [
			["core.hooksPath", "/dev/null"],
			["core.fsmonitor", "false"],
			["gc.auto", "0"],
			["maintenance.auto", "false"],
			["push.gpgSign", "false"],
			["push.followTags", "false"],
			["fetch.recurseSubmodules", "false"],
			["push.recurseSubmodules", "no"],
			["http.lowSpeedLimit", "1000"],
			["http.lowSpeedTime", "30"]
		];
		if (remote === void 0) settings.push(["safe.directory", "*"]);
		if (remote !== void 0) settings.push([`remote.${remoteName}.url`, remote.url]);
		if (remote?.credentials !== void 0) {
			const header = `http.${new URL(remote.url).origin}/.extraHeader`;
			settings.push(["credential.helper", ""], [header, ""], [header, authorization(remote.credentials)]);
			settings.push(["http.followRedirects", "false"]);
		}
		const inherited = Number(base["GIT_CONFIG_COUNT"] ?? "0") || 0;
		const env = {
			LC_ALL: "C",
			GIT_TERMINAL_PROMPT: "0",
			GIT_ASKPASS: "",
			SSH_ASKPASS: "",
			GIT_ALLOW_PROTOCOL: "https:http:ssh:file",
			GIT_OPTIONAL_LOCKS: "0",
			GIT_TRACE_REDACT: "1",
			GIT_TRACE_CURL: "0",
			GIT_CURL_VERBOSE: "0",
			GIT_SSH_COMMAND: base["GIT_SSH_COMMAND"] ?? "ssh -o BatchMode=yes -o ConnectTimeout=30 -o ServerAliveInterval=15",
			GIT_CONFIG_COUNT: String(inherited + settings.length)
		};
		for (const [index, [key, value]] of settings.entries()) {
			env[`GIT_CONFIG_KEY_${inherited + index}`] = key;
			env[`GIT_CONFIG_VALUE_${inherited + index}`] = value;
		}
		return env;
	}
	function authorization(credentials) {
		return `Authorization: Basic ${encode(credentials)}`;
	}
	function encode(credentials) {
		return Buffer.from(`${credentials.user}:${credentials.token}`, "utf8").toString("base64");
	}
	function createScrub(credentials) {
		const secrets = credentials === void 0 ? [] : [
			encode(credentials),
			credentials.token,
			encodeURIComponent(credentials.token)
		];
		return (text) => secrets.filter((secret) => secret !== "").reduce((rest, secret) => rest.replaceAll(secret, "***"), text);
	}
	// ../../packages/state/src/location.ts
	const segment = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,99}$/;
	function findLocationProblems(location) {
		const problems = [findFieldProblem("service", "service", location.service)];
		if (!location.branch.split("/").every(isRefPart) || location.branch.length > 200) problems.push(`state_branch must be a branch of plain letters, digits and \`- _ . /\`, not ${describe(location.branch)}`);
		if (location.path !== location.service && !location.path.split("/").every(isPathPart)) problems.push(`state_path must be a relative folder of plain names, not ${describe(location.path)}`);
		return problems.filter((problem) => problem !== void 0);
	}
	function statePath(location, environment) {
		return `${location.path}/${environment}.json`;
	}
	function isRefPart(part) {
		return segment.test(part) && !part.includes("..") && !part.endsWith(".") && !part.endsWith(".lock");
	}
	function isPathPart(part) {
		return segment.test(part) && !part.includes("..") && !part.endsWith(".") && part.toLowerCase() !== ".git";
	}
	// ../../packages/state/src/parse-state.ts
	const maximumBytes = 65536;
	const releaseKeys = [
		"image",
		"digest",
		"revision",
		"version"
	];
	const stateKeys = [
		"schemaVersion",
		"service",
		"environment",
		...releaseKeys,
		"run",
		"reason",
		"deployedAt",
		"previous",
		"verified"
	];
	function parseState(text, label) {
		if (text.length > maximumBytes) throw new StateError(1, `${label} is larger than ${maximumBytes} bytes; it can't be a state file`);
		const value = parseJson(text, label);
		if (value["schemaVersion"] !== 1) throw new StateError(1, `${label}: schemaVersion must be 1, not ${describe(value["schemaVersion"])}`, "a newer create-pipeline may have written it; upgrade the pipeline's tasks");
		const problems = findStateProblems(value);
		if (problems.length > 0) throw new StateError(1, `${label} is not a valid state: ${problems.join("; ")}`, "only deploy and rollback write it; restore the last good commit of the branch");
		return toState$1(value);
	}
	function parseJson(text, label) {
		let value;
		try {
			value = JSON.parse(text);
		} catch (error) {
			throw new StateError(1, `${label} is not JSON: ${error.message}`, "restore the last good commit of the branch");
		}
		if (!isObject$1(value)) throw new StateError(1, `${label} must hold one object, not ${describe(value)}`);
		return value;
	}
	function findStateProblems(value) {
		const problems = [
			...findUnknownKeys(value, stateKeys, ""),
			findFieldProblem("service", "service", value["service"]),
			findFieldProblem("environment", "environment", value["environment"]),
			...findReleaseProblems(value, ""),
			findFieldProblem("run", "run", value["run"]),
			findFieldProblem("time", "deployedAt", value["deployedAt"])
		];
		const reason = value["reason"];
		if (reason !== void 0 && (typeof reason !== "string" || reason.length > 500)) problems.push(`reason must be a text of at most 500 characters, not ${describe(reason)}`);
		problems.push(...findNested(value["previous"], "previous", []), ...findNested(value["verified"], "verified", ["at"]));
		return problems.filter((problem) => problem !== void 0);
	}
	function findNested(value, label, more) {
		if (value === null) return [];
		if (!isObject$1(value)) return [`${label} must be null or an object, not ${describe(value)}`];
		return [
			...findUnknownKeys(value, [...releaseKeys, ...more], `${label}.`),
			...findReleaseProblems(value, `${label}.`),
			...more.map((key) => findFieldProblem("time", `${label}.${key}`, value[key]))
		];
	}
	function findReleaseProblems(value, prefix) {
		return releaseKeys.map((key) => findFieldProblem(key, `${prefix}${key}`, value[key]));
	}
	function findUnknownKeys(value, known, prefix) {
		return Object.keys(value).filter((key) => !known.includes(key)).map((key) => `unknown key ${describe(`${prefix}${key}`)}`);
	}
	function toState$1(value) {
		const verified = value["verified"];
		const previous = value["previous"];
		const reason = value["reason"];
		return {
			schemaVersion: 1,
			service: value["service"],
			environment: value["environment"],
			...orderRelease(value),
			run: value["run"],
			...reason === void 0 ? {} : { reason },
			deployedAt: value["deployedAt"],
			previous: previous === null ? null : orderRelease(previous),
			verified: verified === null ? null : {
				...orderRelease(verified),
				at: verified.at
			}
		};
	}
	function isObject$1(value) {
		return typeof value === "object" && value !== null && !Array.isArray(value);
	}
	// ../../packages/state/src/remote.ts
	const scpLike = /^[A-Za-z0-9_][A-Za-z0-9_.-]*@[A-Za-z0-9][A-Za-z0-9.-]*:(?![-:])\S+$/;
	function parseRemote(address, options) {
		if (/[\p{Cc}\s]/u.test(address)) throw new StateError(2, "the address of the repository holds spaces or control characters");
		if (address.startsWith("/")) return {
			url: (0, node_url.pathToFileURL)(address).href,
			credentials: void 0
		};
		if (scpLike.test(address) && !address.includes("::")) return {
			url: address,
			credentials: void 0
		};
		const url = URL.canParse(address) ? new URL(address) : void 0;
		switch (url?.protocol) {
			case "https:":
			case "http:": return fromHttp(url, options);
			case "ssh:":
				if (url.password !== "" || !/^[A-Za-z0-9]/.test(url.hostname)) break;
				return {
					url: address,
					credentials: void 0
				};
			case "file:":
				if (url.host !== "") break;
				return {
					url: address,
					credentials: void 0
				};
		}
		throw new StateError(2, "the address of the repository is of no kind that is accepted", "write https://host/owner/name.git, ssh://git@host/owner/name.git, git@host:owner/name.git, file:///path or an absolute path");
	}
	function fromHttp(url, options) {
		const embedded = readEmbedded(url);
		if (embedded !== void 0 && options.passwordInAddress === "refuse") throw new StateError(2, "the address of the repository holds a user or password", "give the password as the input token, which is masked");
		const clean = new URL(url);
		clean.username = "";
		clean.password = "";
		const credentials = options.credentials ?? embedded;
		if (credentials !== void 0 && url.protocol === "http:" && !isLoopback(url.hostname)) throw new StateError(3, `the token would travel to ${url.host} in clear text`, "use the https address of the repository");
		return {
			url: clean.href,
			credentials
		};
	}
	function readEmbedded(url) {
		if (url.username === "" && url.password === "") return void 0;
		const user = decodeURIComponent(url.username);
		const password = decodeURIComponent(url.password);
		return password === "" ? {
			user: "x-access-token",
			token: user
		} : {
			user,
			token: password
		};
	}
	function isLoopback(host) {
		return host === "localhost" || host === "[::1]" || /^127(?:\.\d{1,3}){3}$/.test(host);
	}
	// ../../packages/state/src/history.ts
	const depths = [
		"--depth=50",
		"--depth=1000",
		"--unshallow"
	];
	async function* readHistory(request) {
		const seen = new Set();
		for (const depth of depths) {
			if (!await deepen(request, depth)) return;
			for (const entry of await listBlobs(request)) {
				const key = `${entry.path} ${entry.blob}`;
				if (seen.has(key)) continue;
				seen.add(key);
				const state = await readEntry(request, entry);
				if (state !== void 0) yield state;
			}
		}
	}
	async function deepen({ git, tip, branch }, depth) {
		if (!(await git.read(["rev-parse", "--is-shallow-repository"]) === "true")) return depth === depths[0];
		const refspec = `+refs/heads/${branch}:${tip}`;
		const result = await git.run([
			"fetch",
			"--quiet",
			depth,
			"--no-filter",
			"--no-tags",
			"--no-write-fetch-head",
			"state",
			refspec
		]);
		if (result.code !== 0) throwUnlessTransient(result.stderr, "the history of the state can't be read");
		return true;
	}
	async function listBlobs({ git, tip, path }) {
		const raw = await git.read([
			"log",
			"--raw",
			"-z",
			"--no-renames",
			"--no-abbrev",
			"--topo-order",
			"--format=",
			tip,
			"--",
			path
		]);
		const entries = [];
		for (const match of raw.matchAll(/:\d+ 100644 [0-9a-f]{40} ([0-9a-f]{40}) [AM]\0([^\0]+)\0/g)) {
			const [, blob, file] = match;
			if (blob !== void 0 && file?.endsWith(".json")) entries.push({
				blob,
				path: file
			});
		}
		return entries;
	}
	async function readEntry({ git, service }, entry) {
		const result = await git.run([
			"cat-file",
			"blob",
			entry.blob
		]);
		if (result.code !== 0) return void 0;
		try {
			const state = parseState(result.stdout, entry.path);
			return state.service === service ? state : void 0;
		} catch {
			return;
		}
	}
	// ../../packages/state/src/push-commit.ts
	async function writeCommit(git, request) {
		const { parent, decision } = request;
		const index = { GIT_INDEX_FILE: request.indexFile };
		const blob = await git.read([
			"hash-object",
			"-w",
			"--stdin"
		], { input: printState(decision.next) });
		await git.read(["read-tree", parent ?? "--empty"], { env: index });
		await git.read([
			"update-index",
			"--add",
			"--cacheinfo",
			`100644,${blob},${request.path}`
		], { env: index });
		const tree = await git.read(["write-tree", "--missing-ok"], { env: index });
		const date = `${Math.floor(request.now.getTime() / 1e3)} +0000`;
		const { name, email } = request.author;
		const person = {
			GIT_AUTHOR_NAME: name,
			GIT_AUTHOR_EMAIL: email,
			GIT_AUTHOR_DATE: date,
			GIT_COMMITTER_NAME: name,
			GIT_COMMITTER_EMAIL: email,
			GIT_COMMITTER_DATE: date
		};
		const parents = parent === null ? [] : ["-p", parent];
		return await git.read([
			"commit-tree",
			"--no-gpg-sign",
			...parents,
			"-F",
			"-",
			tree
		], {
			env: person,
			input: formatMessage(decision)
		});
	}
	function formatMessage({ subject, next }) {
		const reason = next.reason === void 0 || next.reason === "" ? "" : `Reason: ${next.reason}\n`;
		return `${subject}\n\n[skip ci]\n\nRun: ${next.run}\n${reason}`;
	}
	async function pushCommit(git, commit, branch) {
		const push = [
			"push",
			"--porcelain",
			"--no-verify"
		];
		const target = ["state", `${commit}:refs/heads/${branch}`];
		let result = await git.run([
			...push,
			"-o",
			"ci.skip",
			...target
		]);
		if (result.code !== 0 && /does not support push options/i.test(result.stderr)) result = await git.run([...push, ...target]);
		if (result.code === 0) return true;
		const status = /^!\t\S+\t(.*)$/m.exec(result.stdout)?.[1] ?? "";
		if (status.startsWith("[rejected]") || /cannot lock ref|failed to update ref|incorrect old value|failed to lock|already exists/i.test(status)) return false;
		if (status.startsWith("[remote rejected]")) throw new StateError(1, `the server refuses the push to ${branch}: ${status.slice(18)}: ${lastLines(result.stderr)}`, `let the deploy identity push to ${branch} (branch protection, push rules); nobody else needs to`);
		throwUnlessTransient(result.stderr, "the state can't be written");
		return false;
	}
	// ../../packages/state/src/retry.ts
	const defaults = {
		attempts: 60,
		milliseconds: 3e5
	};
	const firstPause = 100;
	const longestPause = 5e3;
	async function withRetries({ what, attempt, ports, limits }) {
		const { attempts, milliseconds } = {
			...defaults,
			...limits
		};
		const start = ports.now().getTime();
		for (let count = 1;; count++) {
			const result = await attempt();
			if (result !== void 0) return result;
			const elapsed = ports.now().getTime() - start;
			if (count >= attempts || elapsed >= milliseconds) throw new StateError(1, `${what} did not succeed in ${count} attempts and ${Math.round(elapsed / 1e3)} s`, "run the job again; nothing was half done");
			const bound = Math.min(longestPause, firstPause * 2 ** Math.min(count - 1, 10));
			const pause = Math.round((.2 + .8 * (ports.random ?? Math.random)()) * bound);
			ports.log?.(`${what}: attempt ${count} met another writer or a passing failure; trying again in ${pause} ms`);
			await ports.sleep(pause);
		}
	}
	// ../../packages/state/src/store.ts
	const tip = "refs/state/tip";
	async function openStore(options, ports) {
		const folder = await ports.tempDir();
		const git = createGit({
			exec: ports.exec,
			env: ports.env,
			gitDir: `${folder}/state.git`,
			remote: options.remote
		});
		await git.read([
			"init",
			"--quiet",
			"--bare",
			"--template="
		]);
		const { location } = options;
		const retrying = (what, attempt) => withRetries({
			what,
			attempt,
			ports,
			limits: options.limits ?? {}
		});
		const fetchTip = () => retrying("reading the state", () => fetchBranch(git, location.branch));
		async function read(environment) {
			const commit = await fetchTip();
			return commit === null ? null : await readStateAt(git, commit, location, environment);
		}
		async function readAll() {
			const commit = await fetchTip();
			if (commit === null) return [];
			const files = (await git.read([
				"ls-tree",
				"-z",
				"--name-only",
				commit,
				`${location.path}/`
			])).split("\0").filter((name) => name.endsWith(".json"));
			const states = [];
			for (const file of files) {
				const state = await readStateAt(git, commit, location, file.slice(location.path.length + 1, -5));
				if (state !== null) states.push(state);
			}
			return states;
		}
		async function* history(environment) {
			if (await fetchTip() === null) return;
			const paths = environment === void 0 ? `${location.path}/` : statePath(location, environment);
			yield* readHistory({
				git,
				tip,
				branch: location.branch,
				path: paths,
				service: location.service
			});
		}
		async function update(environment, decide) {
			return await retrying("writing the state", async () => {
				const parent = await fetchBranch(git, location.branch);
				if (parent === void 0) return void 0;
				const current = parent === null ? null : await readStateAt(git, parent, location, environment);
				const decision = await decide(current);
				if (decision.kind !== "write") return {
					decision,
					state: current,
					commit: parent ?? void 0
				};
				const commit = await writeCommit(git, {
					parent,
					path: statePath(location, environment),
					decision,
					author: options.author,
					indexFile: `${folder}/index`,
					now: ports.now()
				});
				return await pushCommit(git, commit, location.branch) ? {
					decision,
					state: decision.next,
					commit
				} : void 0;
			});
		}
		return {
			read,
			readAll,
			history,
			update
		};
	}
	async function fetchBranch(git, branch) {
		const refspec = `+refs/heads/${branch}:${tip}`;
		const result = await git.run([
			"fetch",
			"--quiet",
			"--depth=1",
			"--filter=blob:none",
			"--no-tags",
			"--no-write-fetch-head",
			"state",
			refspec
		]);
		if (result.code === 0) return await git.read([
			"rev-parse",
			"--verify",
			"--quiet",
			`${tip}^{commit}`
		]);
		if (/couldn't find remote ref/i.test(result.stderr)) return null;
		throwUnlessTransient(result.stderr, "the state can't be read");
	}
	async function readStateAt(git, commit, location, environment) {
		const path = statePath(location, environment);
		const entry = await git.read([
			"ls-tree",
			"-z",
			commit,
			"--",
			path
		]);
		if (entry === "") return null;
		const blob = /^100(?:644|755) blob ([0-9a-f]{40})\t/.exec(entry)?.[1];
		if (blob === void 0) throw new StateError(1, `${path} on the state branch is not a plain file`, "restore the last good commit of the branch");
		const state = parseState(await git.read([
			"cat-file",
			"blob",
			blob
		]), path);
		if (state.service === location.service && state.environment === environment) return state;
		throw new StateError(1, `${path} on the state branch belongs to ${state.service} ${state.environment}, not to ${location.service} ${environment}`, "give every service its own state_path");
	}
	// ../../packages/state/src/task/as-task.ts
	function asTask(run) {
		return async (inputs, ports) => {
			try {
				return await run(inputs, ports);
			} catch (error) {
				if (!(error instanceof StateError)) throw error;
				const { exitCode, hint } = error;
				throw new TaskError(error.message, {
					exitCode,
					cause: error,
					...hint === void 0 ? {} : { hint }
				});
			}
		};
	}
	// ../../packages/state/src/task/ci-platform.ts
	function findPlatform(given, env) {
		if (given === "github" || given === "gitlab" || given === "none") return given;
		if (env["GITHUB_ACTIONS"] === "true") return "github";
		return env["GITLAB_CI"] === "true" ? "gitlab" : "none";
	}
	// ../../packages/state/src/task/open-task-store.ts
	const defaultAuthor = {
		name: "create-pipeline",
		email: "create-pipeline@users.noreply.invalid"
	};
	function findStateInputProblems(inputs) {
		const problems = findLocationProblems(locate(inputs));
		try {
			if (inputs["state_repository"]) parseRemote(inputs["state_repository"], { passwordInAddress: "refuse" });
		} catch (error) {
			problems.push(`state_repository: ${error.message}`);
		}
		for (const name of ["author_name", "author_email"]) if (/[\p{Cc}<>]/u.test(inputs[name] ?? "")) problems.push(`${name} must not hold angle brackets or control characters`);
		return problems;
	}
	async function openTaskStore(inputs, ports) {
		const remote = await resolveStateRemote(inputs, ports);
		const author = {
			name: inputs["author_name"] || defaultAuthor.name,
			email: inputs["author_email"] || defaultAuthor.email
		};
		return await openStore({
			remote,
			location: locate(inputs),
			author
		}, toStorePorts(ports));
	}
	async function resolveStateRemote(inputs, ports) {
		const token = credentials(inputs, "token", ports);
		if (inputs["state_repository"]) return parseRemote(inputs["state_repository"], {
			credentials: token,
			passwordInAddress: "refuse"
		});
		const origin = await readOrigin(inputs, ports);
		if (origin === void 0) throw new StateError(2, `no state_repository is given, and ${inputs["source"] || "."} is no checkout with a remote called origin`, "set state_repository");
		return parseRemote(origin, {
			credentials: token,
			passwordInAddress: "use"
		});
	}
	async function readOrigin(inputs, ports) {
		const result = await createGit({
			exec: ports.exec,
			env: ports.env,
			workTree: inputs["source"] || "."
		}).run([
			"config",
			"--get",
			"remote.origin.url"
		]);
		const origin = result.stdout.trim();
		return result.code === 0 && origin !== "" ? origin : void 0;
	}
	function credentials(inputs, name, { env }) {
		const token = inputs[name];
		return token ? {
			user: findTokenUser(inputs["token_user"] ?? "", token, env),
			token
		} : void 0;
	}
	function findTokenUser(given, token, env) {
		if (given !== "" && given !== "auto") return given;
		if (env["GITLAB_CI"] !== "true") return "x-access-token";
		return token === env["CI_JOB_TOKEN"] ? "gitlab-ci-token" : "oauth2";
	}
	function locate(inputs) {
		const service = inputs["service"] ?? "";
		return {
			service,
			branch: inputs["state_branch"] || "environments",
			path: inputs["state_path"] || service
		};
	}
	function toStorePorts(ports) {
		return {
			exec: ports.exec,
			env: ports.env,
			tempDir: ports.files.tempDir,
			sleep: ports.sleep,
			now: ports.now,
			log: ports.log.info
		};
	}
	// src/ask.ts
	const patience = 15e3;
	function isObject(value) {
		return typeof value === "object" && value !== null && !Array.isArray(value);
	}
	async function createAsk(ports, caFile) {
		if (ports.env["NODE_TLS_REJECT_UNAUTHORIZED"] === "0") throw new TaskError("NODE_TLS_REJECT_UNAUTHORIZED=0 turns the check of certificates off", {
			exitCode: 3,
			hint: "remove it and give the authority as ca_file"
		});
		const get = caFile === "" ? viaFetch(ports) : viaHttps(await readCertificates(caFile));
		return async (url, headers) => {
			try {
				return toReply(await get(url, headers), new URL(url).host);
			} catch (error) {
				return {
					kind: "silent",
					why: `${new URL(url).host} can't be reached: ${reason(error)}`
				};
			}
		};
	}
	function requireHttps(name, address) {
		const url = URL.canParse(address) ? new URL(address) : void 0;
		const isLoopback = url !== void 0 && /^(?:localhost|\[::1\]|127\.[\d.]+)$/.test(url.hostname);
		if (url?.protocol === "https:" || url?.protocol === "http:" && isLoopback) return address.replace(/\/+$/, "");
		throw new StateError(2, `${name} must be an https address, not ${JSON.stringify(address)}`);
	}
	function toReply({ status, text }, host) {
		if (status === 401) return { kind: "unauthorized" };
		if (status === 403) return { kind: "forbidden" };
		if (status === 404) return { kind: "missing" };
		if (status !== 200) return {
			kind: "silent",
			why: `${host} answers ${status}${status >= 300 && status < 400 ? ", a redirect (a sign-in page?)" : ""}`
		};
		try {
			return {
				kind: "json",
				value: JSON.parse(text)
			};
		} catch {
			return {
				kind: "silent",
				why: `${host} answers ${/^\s*</.test(text) ? "a page" : "something that is not JSON"}, not its API; is the address right?`
			};
		}
	}
	function viaFetch(ports) {
		return async (url, headers) => {
			const response = await ports.fetch(url, {
				headers,
				redirect: "manual",
				signal: AbortSignal.timeout(patience)
			});
			return {
				status: response.status,
				text: await response.text()
			};
		};
	}
	function viaHttps(ca) {
		return (url, headers) => new Promise((resolve, reject) => {
			const outgoing = (0, node_https.request)(url, {
				headers,
				ca: [...node_tls.rootCertificates, ca],
				signal: AbortSignal.timeout(patience)
			}, (response) => {
				let text = "";
				response.setEncoding("utf8").on("data", (chunk) => text += chunk);
				response.on("end", () => resolve({
					status: response.statusCode ?? 0,
					text
				}));
				response.on("error", reject);
			});
			outgoing.on("error", reject);
			outgoing.end();
		});
	}
	async function readCertificates(path) {
		const text = await (0, node_fs_promises.readFile)(path, "utf8").catch((cause) => {
			throw new TaskError(`ca_file can't be read: ${path}`, {
				exitCode: 2,
				cause
			});
		});
		if (!text.includes("-----BEGIN CERTIFICATE-----")) throw new TaskError(`ca_file holds no certificate in PEM form: ${path}`, { exitCode: 2 });
		return text;
	}
	function reason(error) {
		const { code, message, cause } = error;
		return cause?.code ?? cause?.message ?? code ?? message;
	}
	// src/observation.ts
	function isSince(time, since) {
		return typeof time === "string" && Date.parse(time) >= Math.floor(since / 1e3) * 1e3;
	}
	function oneLine(text) {
		return typeof text === "string" ? text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim().slice(0, 300) : "";
	}
	// src/argocd.ts
	function observeApplication(application, expected) {
		const status = readStatus(application);
		if (status === void 0) return waiting("unreachable", "the answer is no Argo CD application");
		if ((isObject(application["metadata"]) ? application["metadata"] : {})["deletionTimestamp"] !== void 0) return waiting("missing", "the application is being deleted");
		const broken = findBrokenSync(status, expected);
		if (broken !== void 0) return broken;
		const pending = findPending(status, application, expected);
		if (pending !== void 0) return waiting("timed-out", pending);
		if (status.health["status"] !== "Degraded" && !runs(status, expected)) return waiting("timed-out", `no running image has ${expected.digest} yet`);
		return judgeHealth(status);
	}
	function readStatus(application) {
		const status = application["status"];
		if (!isObject(status)) return isObject(application["spec"]) ? emptyStatus : void 0;
		const part = (name) => isObject(status[name]) ? status[name] : {};
		const images = part("summary")["images"];
		return {
			sync: part("sync"),
			health: part("health"),
			operation: part("operationState"),
			reconciledAt: status["reconciledAt"],
			images: Array.isArray(images) ? images.filter((image) => typeof image === "string") : []
		};
	}
	const emptyStatus = {
		sync: {},
		health: {},
		operation: {},
		reconciledAt: void 0,
		images: []
	};
	function findBrokenSync({ operation }, { revision }) {
		const phase = operation["phase"];
		if (phase !== "Failed" && phase !== "Error") return void 0;
		if (!namesRevision(operation["syncResult"], revision)) return void 0;
		return {
			kind: "broken",
			message: `the sync to ${revision} ended as ${phase}: ${oneLine(operation["message"])}`
		};
	}
	function findPending(status, application, expected) {
		const { sync, operation, reconciledAt } = status;
		if (!namesRevision(sync, expected.revision)) return `it is at commit ${oneLine(sync["revision"]) || "none"}, not at ${expected.revision} yet`;
		if (sync["status"] !== "Synced") return `it is ${oneLine(sync["status"]) || "not compared yet"}, not Synced`;
		if (isObject(application["operation"]) || operation["phase"] === "Running" || operation["phase"] === "Terminating") return "a sync is running";
		const isOurSync = namesRevision(operation["syncResult"], expected.revision);
		if (isOurSync && operation["phase"] !== "Succeeded") return `the sync is ${oneLine(operation["phase"])}`;
		const finished = isOurSync && typeof operation["finishedAt"] === "string" ? Date.parse(operation["finishedAt"]) : 0;
		if (!isSince(reconciledAt, Math.max(finished, expected.since))) return "its health was not looked at since the sync";
	}
	function runs({ images }, { digest }) {
		return images.some((image) => image.endsWith(`@${digest}`));
	}
	function namesRevision(value, revision) {
		if (!isObject(value)) return false;
		const revisions = value["revisions"];
		return value["revision"] === revision || Array.isArray(revisions) && revisions.includes(revision);
	}
	function judgeHealth({ health }) {
		const why = oneLine(health["message"]);
		const detail = why === "" ? "" : `: ${why}`;
		switch (health["status"]) {
			case "Healthy": return {
				kind: "healthy",
				message: "synced to our commit, our digest runs, healthy"
			};
			case "Degraded": return {
				kind: "broken",
				message: `our release is Degraded${detail}`
			};
			case "Suspended": return waiting("suspended", `our release is Suspended${detail}`);
			default: return waiting("timed-out", `our release is ${oneLine(health["status"]) || "without a health"}${detail}`);
		}
	}
	function waiting(outcome, message) {
		return {
			kind: "waiting",
			outcome,
			message
		};
	}
	// src/commit-status.ts
	async function observeCommitStatus(reader, context, expected, ask) {
		const reply = await ask(reader.url(expected.revision, context), reader.headers);
		switch (reply.kind) {
			case "unauthorized":
			case "forbidden": return {
				kind: "final",
				outcome: "unreachable",
				message: "the platform refuses the token; platform_token must be allowed to read commit statuses"
			};
			case "missing": return {
				kind: "waiting",
				outcome: "missing",
				message: `commit ${expected.revision} is not there, or the token may not see it`
			};
			case "silent": return {
				kind: "waiting",
				outcome: "unreachable",
				message: reply.why
			};
			case "json": return judge(reply.value, {
				reader,
				context,
				expected
			});
		}
	}
	function judge(value, { reader, context, expected }) {
		if (!Array.isArray(value)) return {
			kind: "waiting",
			outcome: "unreachable",
			message: "the platform's answer is no list of statuses"
		};
		const latest = value.filter(isObject).map((entry) => reader.parse(entry)).filter((status) => status.context === context && isSince(status.time, expected.since)).toSorted((a, b) => Date.parse(String(b.time)) - Date.parse(String(a.time)))[0];
		if (latest === void 0) return {
			kind: "waiting",
			outcome: "missing",
			message: `no status ${context} was reported since the deployment`
		};
		const told = `${context} reports ${latest.state}${latest.description === "" ? "" : `: ${latest.description}`}`;
		if (latest.state === "success") return {
			kind: "healthy",
			message: told
		};
		if (latest.state === "failure") return {
			kind: "final",
			outcome: "degraded",
			message: told
		};
		return {
			kind: "waiting",
			outcome: "timed-out",
			message: told
		};
	}
	// src/platforms/github.ts
	function github({ env }, token) {
		const api = requireHttps("GITHUB_API_URL", env["GITHUB_API_URL"] || "https://api.github.com");
		const repository = env["GITHUB_REPOSITORY"] ?? "";
		if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) throw new StateError(2, "GITHUB_REPOSITORY does not name the repository");
		return {
			url: (revision) => `${api}/repos/${repository}/commits/${revision}/statuses?per_page=100`,
			headers: {
				authorization: `Bearer ${token}`,
				accept: "application/vnd.github+json",
				"x-github-api-version": "2022-11-28",
				"user-agent": "create-pipeline"
			},
			parse: (entry) => ({
				context: String(entry["context"]),
				state: entry["state"] === "success" ? "success" : entry["state"] === "pending" ? "pending" : "failure",
				description: oneLine(entry["description"]),
				time: entry["created_at"]
			})
		};
	}
	// src/platforms/gitlab.ts
	function gitlab({ env }, token) {
		const api = requireHttps("CI_API_V4_URL", env["CI_API_V4_URL"] ?? "");
		const project = env["CI_PROJECT_ID"] ?? "";
		if (!/^\d+$/.test(project)) throw new StateError(2, "CI_PROJECT_ID does not name the project");
		return {
			url: (revision, context) => `${api}/projects/${project}/repository/commits/${revision}/statuses?all=true&per_page=100&name=${encodeURIComponent(context)}`,
			headers: { "private-token": token },
			parse: (entry) => ({
				context: String(entry["name"]),
				state: toState(entry["status"]),
				description: oneLine(entry["description"]),
				time: entry["finished_at"] ?? entry["started_at"] ?? entry["created_at"]
			})
		};
	}
	function toState(status) {
		if (status === "success") return "success";
		return status === "failed" || status === "canceled" || status === "skipped" ? "failure" : "pending";
	}
	// src/watch.ts
	const stateCheckMs = 6e4;
	const confirmations = 3;
	async function watch({ observe, findSuperseded, timeoutMs, intervalMs }, ports) {
		const deadline = ports.now().getTime() + timeoutMs;
		let nextStateCheck = ports.now().getTime() + stateCheckMs;
		let wasAnswered = false;
		let brokenInRow = 0;
		let told = "";
		for (;;) {
			const seen = await observe();
			if (seen.message !== told) ports.log.info(seen.message);
			told = seen.message;
			if (seen.kind === "healthy") return {
				outcome: "healthy",
				message: seen.message
			};
			wasAnswered ||= !(seen.kind === "waiting" && seen.outcome === "unreachable");
			brokenInRow = seen.kind === "broken" ? brokenInRow + 1 : 0;
			const now = ports.now().getTime();
			const isOver = now + intervalMs > deadline;
			const isCertain = seen.kind === "final" || brokenInRow >= confirmations;
			if (isOver || isCertain || now >= nextStateCheck) {
				const other = await findSuperseded();
				if (other !== void 0) return {
					outcome: "superseded",
					message: other
				};
				nextStateCheck = now + stateCheckMs;
			}
			if (isCertain || isOver) return conclude(seen, wasAnswered);
			await ports.sleep(intervalMs);
		}
	}
	function conclude(seen, wasAnswered) {
		switch (seen.kind) {
			case "final": return {
				outcome: seen.outcome,
				message: seen.message
			};
			case "broken": return {
				outcome: "degraded",
				message: seen.message
			};
			case "waiting": return {
				outcome: seen.outcome === "unreachable" && wasAnswered ? "timed-out" : seen.outcome,
				message: seen.message
			};
		}
	}
	// src/run.ts
	const run = asTask(async (inputs, ports) => {
		refuseProblems(inputs, ports);
		return report(inputs, ports, await verify(inputs, ports));
	});
	function refuseProblems(inputs, ports) {
		const problems = findProblems(inputs, ports).filter((problem) => problem !== void 0);
		if (problems.length === 0) return;
		throw new TaskError(problems.join("\n"), {
			exitCode: 2,
			hint: "nothing was done",
			result: {
				outputs: {
					outcome: "unreachable",
					message: "nobody was asked: the inputs are wrong",
					healthy: "false"
				},
				summary: ""
			}
		});
	}
	function findProblems(inputs, ports) {
		const problems = findStateInputProblems(inputs);
		problems.push(findFieldProblem("environment", "environment", inputs["environment"]));
		if (inputs["deployed"] === "false") return problems;
		problems.push(findFieldProblem("digest", "digest", inputs["digest"]), findFieldProblem("revision", "revision", inputs["revision"]));
		const needs = (names) => {
			for (const name of names) if (inputs[name] === "") problems.push(`mode ${inputs["mode"]} needs ${name}`);
		};
		if (inputs["mode"] === "argocd") {
			needs(["server", "argocd_token"]);
			try {
				if (inputs["server"]) requireHttps("server", inputs["server"]);
			} catch (error) {
				problems.push(error.message);
			}
		}
		if (inputs["mode"] === "status") {
			needs(["platform_token"]);
			if (findPlatform(inputs["platform"] ?? "", ports.env) === "none") problems.push("mode status needs platform: github or gitlab; the job runs on neither");
		}
		return problems;
	}
	async function verify(inputs, ports) {
		if (inputs["deployed"] === "false") return {
			outcome: "not-deployed",
			message: "the job before deployed nothing, so there is nothing to verify"
		};
		const store = await openTaskStore(inputs, ports);
		let state;
		try {
			state = await store.read(inputs["environment"] ?? "");
		} catch (error) {
			if (!(error instanceof StateError) || error.exitCode !== 1) throw error;
			return {
				outcome: "unreachable",
				message: `the state can't be read: ${error.message}`
			};
		}
		if (state === null) return {
			outcome: "missing",
			message: `${inputs["environment"]} holds nothing`
		};
		const other = nameOther(inputs, state);
		if (other !== void 0) return {
			outcome: "superseded",
			message: other
		};
		if (inputs["mode"] === "state") return {
			outcome: "healthy",
			message: "the state holds this release; nothing else is asked, because no verification was chosen"
		};
		return await watch({
			observe: createObserve(inputs, ports, {
				ask: await createAsk(ports, inputs["ca_file"] ?? ""),
				expected: {
					digest: state.digest,
					revision: state.revision,
					since: Date.parse(state.deployedAt)
				}
			}),
			findSuperseded: () => findSuperseded(inputs, ports, store),
			timeoutMs: Number(inputs["timeout_minutes"]) * 6e4,
			intervalMs: Number(inputs["interval_seconds"]) * 1e3
		}, ports);
	}
	function createObserve(inputs, ports, { ask, expected }) {
		const { project = "", application_namespace: namespace = "" } = inputs;
		const application = nameApplication(inputs);
		if (inputs["mode"] === "status") {
			const token = inputs["platform_token"] ?? "";
			const reader = findPlatform(inputs["platform"] ?? "", ports.env) === "gitlab" ? gitlab(ports, token) : github(ports, token);
			const context = inputs["context"] || `argocd/${application}`;
			return () => observeCommitStatus(reader, context, expected, ask);
		}
		const query = new URLSearchParams({
			...project === "" ? {} : { project },
			...namespace === "" ? {} : { appNamespace: namespace }
		});
		const url = `${requireHttps("server", inputs["server"] ?? "")}/api/v1/applications/${application}?${query.toString()}`.replace(/\?$/, "");
		return () => observeArgo(url, inputs, ask, expected);
	}
	function nameApplication(inputs) {
		return inputs["application"] || `${inputs["service"]}-${inputs["environment"]}`;
	}
	async function observeArgo(url, inputs, ask, expected) {
		const reply = await ask(url, {
			authorization: `Bearer ${inputs["argocd_token"]}`,
			accept: "application/json"
		});
		switch (reply.kind) {
			case "unauthorized": return {
				kind: "final",
				outcome: "unreachable",
				message: "Argo CD answers 401: argocd_token is wrong or has expired"
			};
			case "forbidden": return {
				kind: "waiting",
				outcome: "missing",
				message: `${nameApplication(inputs)} does not exist, or argocd_token may not get it (Argo CD answers 403 to both)`
			};
			case "missing": return {
				kind: "waiting",
				outcome: "missing",
				message: `${nameApplication(inputs)} does not exist in Argo CD`
			};
			case "silent": return {
				kind: "waiting",
				outcome: "unreachable",
				message: reply.why
			};
			case "json": return observeApplication(isObject(reply.value) ? reply.value : {}, expected);
		}
	}
	async function findSuperseded(inputs, ports, store) {
		try {
			const state = await store.read(inputs["environment"] ?? "");
			return state === null ? void 0 : nameOther(inputs, state);
		} catch (error) {
			ports.log.warning(`the state can't be read: ${error.message}`);
			return;
		}
	}
	function nameOther(inputs, state) {
		if (state.digest === inputs["digest"] && state.revision === inputs["revision"]) return void 0;
		return `${state.environment} holds ${state.version} (${shortDigest(state.digest)}) by now; what becomes of ${shortDigest(inputs["digest"] ?? "")} does not matter any more`;
	}
	const titles = {
		healthy: "healthy",
		degraded: "the release is degraded",
		suspended: "the rollout is suspended and nobody went on with it in time",
		"timed-out": "the rollout did not finish in time",
		unreachable: "nobody could be asked",
		missing: "there is nothing to ask about",
		superseded: "a newer release took its place",
		"not-deployed": "nothing was deployed"
	};
	function report(inputs, ports, { outcome, message }) {
		const place = `${inputs["service"]} ${inputs["environment"]}`;
		const result = {
			outputs: {
				outcome,
				message,
				healthy: String(outcome === "healthy")
			},
			summary: `### ${place}: ${titles[outcome]}\n\n${message.replaceAll(/[<>&|`]/g, " ")}\n`
		};
		if (outcome === "healthy" || outcome === "superseded" || outcome === "not-deployed") {
			ports.log.info(`${place}: ${titles[outcome]}: ${message}`);
			return result;
		}
		const waited = outcome === "timed-out" || outcome === "suspended" ? ` (${inputs["timeout_minutes"]} min)` : "";
		throw new TaskError(`${place}: ${titles[outcome]}${waited}: ${message}`, { result });
	}
	// src/main.ts
	main({
		endGroup,
		error,
		info,
		setSecret,
		startGroup,
		warning
	}, task_default, run);
})(process.getBuiltinModule("os"), process.getBuiltinModule("node:stream"), process.getBuiltinModule("node:util"), process.getBuiltinModule("node:tls"), process.getBuiltinModule("node:zlib"), process.getBuiltinModule("node:crypto"), process.getBuiltinModule("node:url"), process.getBuiltinModule("node:fs"), process.getBuiltinModule("node:timers/promises"), process.getBuiltinModule("node:fs/promises"), process.getBuiltinModule("node:os"), process.getBuiltinModule("node:path"), process.getBuiltinModule("node:child_process"), process.getBuiltinModule("node:stream/promises"), process.getBuiltinModule("node:https"));
