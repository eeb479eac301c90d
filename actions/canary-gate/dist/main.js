/* eslint-disable */
(function(os, node_stream, node_util, node_zlib, node_crypto, node_fs, node_timers_promises, node_fs_promises, node_os, node_path, node_child_process, node_stream_promises) {
	// \0rolldown/runtime.js
	var __create = Object.create;
	var __defProp = Object.defineProperty;
	var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
	var __getOwnPropNames = Object.getOwnPropertyNames;
	var __getProtoOf = Object.getPrototypeOf;
	var __hasOwnProp = Object.prototype.hasOwnProperty;
	var __esmMin = (fn, res, err) => () => {
		if (err) throw err[0];
		try {
			return fn && (res = fn(fn = 0)), res;
		} catch (e) {
			throw err = [e], e;
		}
	};
	var __exportAll = (all, no_symbols) => {
		let target = {};
		for (var name in all) __defProp(target, name, {
			get: all[name],
			enumerable: true
		});
		if (!no_symbols) __defProp(target, Symbol.toStringTag, { value: "Module" });
		return target;
	};
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
		const near = known.find((candidate) => distance$1(candidate, name) <= 2);
		return near === void 0 ? "" : `; did you mean "${near}"?`;
	}
	function distance$1(left, right) {
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
	const entries = { helm: {
		"name": "docker.io/alpine/helm",
		"tag": "4.3.0",
		"digest": "sha256:a6cf54599ccb99d90cf0712b30f03fdb3cab062e6b94e0418cc4db7e8a1464b2",
		"provides": [],
		"tools": { "helm": "/usr/bin/helm" },
		"proof": []
	} };
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
	function isLoopback(host) {
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
		return isLoopback(host) ? `http://${host}` : `https://${host}`;
	}
	function plainOrigin(host) {
		if (isLoopback(host)) return `http://${host}`;
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
		const allowed = realm?.protocol === "https:" || realm?.protocol === "http:" && isLoopback(realm.host) && isLoopback(reference.host);
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
				said = describe(error);
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
	function describe(error) {
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
		if (number$2(block, 148, 8) !== block.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0)) throw broken("a header's checksum is wrong");
		const flag = String.fromCharCode(block[156] ?? 0);
		const prefix = text(block, 257, 5) === "ustar" && block[263] !== 32 ? text(block, 345, 155) : "";
		const name = text(block, 0, 100);
		return {
			kind: "xgLK".includes(flag) ? "extended" : "member",
			flag,
			path: prefix === "" ? name : `${prefix}/${name}`,
			type: TYPES[flag] ?? "other",
			link: text(block, 157, 100),
			size: flag === "1" || flag === "2" || flag === "5" ? 0 : number$2(block, 124, 12)
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
	function number$2(block, start, length) {
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
			return await report(error, task, env, {
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
	async function report(error, task, env, context) {
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
		id: "canary-gate",
		summary: "Computes what the canary in rendered manifests detects, and fails when that is less than what is required.",
		requires: ["node"],
		tools: ["helm"],
		permissions: { "source": "read" },
		inputs: {
			"chart": {
				"description": "Folder of the Helm chart, relative to the working directory",
				"required": true,
				"pattern": "(?!-)[^\\0]+"
			},
			"values": {
				"description": "Files of values as a JSON array, in Helm's order",
				"default": "[]"
			},
			"release": {
				"description": "Name of the release",
				"required": true,
				"pattern": "[a-z0-9](?:[a-z0-9-]{0,51}[a-z0-9])?"
			},
			"rps": {
				"description": "Requests per second of the whole service",
				"required": true,
				"pattern": "[0-9]+(?:\\.[0-9]+)?(?:e[+-]?[0-9]+)?"
			},
			"baseline": {
				"description": "Share of the requests that fail while nothing is wrong, from 0 to 1 or with %",
				"required": true,
				"pattern": "[0-9]*\\.?[0-9]+(?:e-?[0-9]+)?%?"
			},
			"require": {
				"description": "What is required, such as power(5x)>=0.8,false<=1%,duration<=45m",
				"required": true
			}
		},
		outputs: {
			"result": { "description": "passed or failed" },
			"power": { "description": "Share of the bad releases that are aborted, by the smallest effect required" },
			"false_aborts": { "description": "Share of the healthy releases that are aborted" }
		}
	};
	// ../../packages/canary/src/read/duration.ts
	const units = {
		ns: 1e-9,
		us: 1e-6,
		µs: 1e-6,
		μs: 1e-6,
		ms: .001,
		s: 1,
		m: 60,
		h: 3600
	};
	function goDuration(text) {
		if (text === "0") return 0;
		return sumOfUnits(text, /(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)/y, units);
	}
	function promDuration(text) {
		if (/^\d+(\.\d+)?$/.test(text)) return Number(text);
		return sumOfUnits(text, /(\d+(?:\.\d+)?)(ms|s|m|h|d|w|y)/y, {
			ms: .001,
			s: 1,
			m: 60,
			h: 3600,
			d: 86400,
			w: 604800,
			y: 31536e3
		});
	}
	function sumOfUnits(text, pattern, table) {
		if (text === "") return void 0;
		let at = 0;
		let seconds = 0;
		while (at < text.length) {
			pattern.lastIndex = at;
			const match = pattern.exec(text);
			if (match === null) return void 0;
			seconds += Number(match[1]) * (table[match[2] ?? ""] ?? NaN);
			at = pattern.lastIndex;
		}
		return seconds;
	}
	function durationText(seconds) {
		const milliseconds = Math.round(seconds * 1e3);
		if (milliseconds % 1e3 !== 0) return `${milliseconds}ms`;
		const whole = milliseconds / 1e3;
		if (whole === 0) return "0s";
		return [
			[Math.floor(whole / 3600), "h"],
			[Math.floor(whole % 3600 / 60), "m"],
			[whole % 60, "s"]
		].filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount}${unit}`).join("");
	}
	// ../../packages/canary/src/read/argo-arguments.ts
	const canaryHash = "canaryhash7d5c9b8f6";
	const stableHash = "stablehash6c4b8d7f9";
	function argumentValues(rollout, given, templates) {
		const holes = new Map();
		const diagnostics = [];
		let stableArgument;
		const nodes = [...templates.flatMap(({ node }) => node.list("spec", "args").map((argument) => ({
			argument,
			own: true
		}))), ...given.map((argument) => ({
			argument,
			own: false
		}))];
		const declared = new Map();
		for (const { argument, own } of nodes) {
			const name = argument.text("name");
			if (name === void 0) continue;
			const value = argument.text("value") ?? valueFrom(rollout, argument, name);
			if (value !== void 0) holes.set(`args.${name}`, value);
			if (value === "stablehash6c4b8d7f9") stableArgument = argument;
			if (own || declared.has(name)) declared.set(name, {
				argument: declared.get(name)?.argument ?? argument,
				valued: value !== void 0 || (declared.get(name)?.valued ?? false)
			});
		}
		for (const [name, { argument, valued }] of declared) if (!valued) diagnostics.push(missingArgument(name, argument, rollout));
		return {
			holes,
			diagnostics,
			...stableArgument && { stableArgument }
		};
	}
	function missingArgument(name, argument, rollout) {
		return {
			code: "canary/argument",
			severity: "error",
			message: `argument "${name}" of the analysis gets no value from ${rollout.kind} "${rollout.name}"`,
			hint: "the controller refuses to start such an analysis; give it a value under args",
			location: argument.location
		};
	}
	function valueFrom(rollout, argument, name) {
		const from = argument.at("valueFrom");
		if (from === void 0) return void 0;
		const hash = from.text("podTemplateHashValue");
		if (hash !== void 0) return hash === "Stable" ? stableHash : canaryHash;
		const label = /^metadata\.(labels|annotations)\['([^']+)'\]$/.exec(from.text("fieldRef", "fieldPath") ?? "");
		return (label === null ? void 0 : rollout.node.text("metadata", label[1] ?? "", label[2] ?? "")) ?? `value-of-${name}`;
	}
	// ../../packages/canary/src/read/find-templates.ts
	function findTemplates(references, owner, manifests) {
		const templates = new Set();
		const diagnostics = [];
		const queue = [...references];
		for (let reference = queue.shift(); reference !== void 0; reference = queue.shift()) {
			const name = reference.text("templateName");
			if (name === void 0) continue;
			const kind = reference.text("clusterScope") === "true" ? "ClusterAnalysisTemplate" : "AnalysisTemplate";
			const template = namedManifest(manifests, kind, name, owner);
			if (template === void 0) {
				diagnostics.push(missingTemplate(kind, name, reference));
				continue;
			}
			if (templates.has(template)) continue;
			templates.add(template);
			queue.push(...template.node.list("spec", "templates"));
		}
		return {
			templates: [...templates],
			diagnostics
		};
	}
	function namedManifest(manifests, kind, name, owner, namespace = owner.namespace) {
		return manifests.filter((manifest) => manifest.kind === kind && manifest.name === name).filter((manifest) => kind.startsWith("Cluster") || manifest.namespace === namespace || manifest.namespace === void 0 || namespace === void 0).toSorted((a, b) => distance(a.file, owner.file) - distance(b.file, owner.file))[0];
	}
	function distance(a, b) {
		if (a === b) return -1;
		const [left, right] = [a.split("/"), b.split("/")];
		let shared = 0;
		while (left[shared] !== void 0 && left[shared] === right[shared]) shared += 1;
		return left.length + right.length - 2 * shared;
	}
	function missingTemplate(kind, name, reference) {
		return {
			code: "canary/template-missing",
			severity: "error",
			message: `${kind} "${name}" is not among the manifests`,
			hint: "give its file, too: -f is repeatable and takes folders",
			location: (reference.at("templateName") ?? reference).location
		};
	}
	// ../../packages/canary/src/read/not-modelled.ts
	function metricsNotModelled(metrics, judge) {
		const named = metrics.flatMap(({ name, metric, ratio, empty, gate, instant }) => {
			if (gate !== void 0 && judge.kind === "sequential") return [];
			if (metric.notModelled !== void 0) return [{
				what: `metrics.${name}`,
				reason: metric.notModelled
			}];
			const notes = [];
			if (instant) {
				const reason = `irate looks at the last two samples; a scrape every ${durationText(metric.windowSeconds)} is assumed (--scrape says otherwise)`;
				notes.push({
					what: `metrics.${name}.query`,
					reason
				});
			}
			if (ratio?.needsAnError === true) notes.push({
				what: `metrics.${name}.query`,
				reason: "before the first error its numerator has no series and it returns nothing; taken as no errors"
			});
			if (metric.scope === "canary" && empty.idle !== empty.missing) notes.push({
				what: `metrics.${name}`,
				reason: `without any series yet a measurement is "${empty.missing}"; taken as "${empty.idle}", as with counters at rest`
			});
			return notes;
		});
		return [...new Map(named.map((note) => [`${note.what} ${note.reason}`, note])).values()];
	}
	// ../../packages/canary/src/read/fill-holes.ts
	const hole = /\{\{\s*([\w.-]+)\s*\}\}/g;
	function fillHoles(text, holes) {
		const open = [];
		return {
			text: text.replaceAll(hole, (whole, name) => {
				const value = holes.get(name);
				if (value === void 0) open.push(name);
				return value ?? whole;
			}),
			open
		};
	}
	// ../../packages/canary/src/read/measure-query.ts
	function measureQuery({ value, scalar }, options) {
		if (value.kind === "unknown") return { notModelled: `the query can't be modelled: ${value.reason}` };
		if (value.kind === "number") return { notModelled: "the query is a constant" };
		if (value.kind === "filtered") return { notModelled: "the query can't be modelled: it compares by itself instead of returning a value" };
		if (value.scope === "stable") return { notModelled: "the query looks at the stable version only" };
		const windowSeconds = seenSeconds(value, options);
		if (windowSeconds <= 0) return { notModelled: `the query can't be modelled: its window holds less than two scrapes, so that it mostly returns nothing` };
		return value.kind === "ratio" ? measureRatio(value, value.scope, scalar, windowSeconds) : measureCount(value, value.scope, scalar, windowSeconds);
	}
	function seenSeconds({ instant, windowSeconds }, { scrapeSeconds, scrapesKnown = false }) {
		if (instant) return scrapeSeconds;
		return scrapesKnown ? windowSeconds - scrapeSeconds : windowSeconds;
	}
	function measureRatio(value, scope, scalar, windowSeconds) {
		const flipped = value.offset !== 0 && value.offset + value.factor === 0;
		return {
			quantity: value.of === "errors" !== flipped ? "error-ratio" : "success-ratio",
			scope,
			windowSeconds,
			writtenWindowSeconds: value.windowSeconds,
			measure: {
				offset: flipped ? 0 : value.offset,
				factor: flipped ? -value.factor : value.factor,
				most: 1,
				scalar
			},
			whenIdle: value.whenIdle,
			whenMissing: value.whenMissing,
			...value.guard && { guard: {
				...value.guard,
				requests: guardOf(value.guard.requests, value, windowSeconds)
			} },
			needsAnError: value.needsAnError,
			ratio: value
		};
	}
	function guardOf(requests, value, seen) {
		return value.instant ? requests : Math.ceil(requests * seen / value.windowSeconds - 1e-9);
	}
	function measureCount(value, scope, scalar, windowSeconds) {
		if (!value.single) return { notModelled: "the query can't be modelled: it returns one value per series; sum() is missing" };
		if (value.of === "successes") return { notModelled: "the query can't be modelled: it counts successful requests without a total" };
		return {
			quantity: value.of === "errors" ? "error-count" : "request-count",
			scope,
			windowSeconds,
			writtenWindowSeconds: value.windowSeconds,
			measure: {
				offset: 0,
				factor: value.factor * value.windowSeconds / windowSeconds,
				most: Infinity,
				scalar
			},
			whenIdle: 0,
			whenMissing: value.zeroWhenMissing ? 0 : "nothing",
			needsAnError: value.of === "errors" && !value.zeroWhenMissing
		};
	}
	// ../../packages/canary/src/read/evaluate-expression.ts
	var EvaluationError = class extends Error {
		name = "EvaluationError";
	};
	var NotModelledError = class extends Error {
		name = "NotModelledError";
	};
	function evaluateCondition(expression, result) {
		try {
			const value = evaluate$1(expression, { result });
			return typeof value === "boolean" ? value : "error";
		} catch (error) {
			if (error instanceof EvaluationError) return "error";
			throw error;
		}
	}
	function evaluate$1(expression, scope) {
		switch (expression.kind) {
			case "literal": return expression.value;
			case "element":
				if (scope.element === void 0) throw new NotModelledError("\"#\" stands outside of braces");
				return scope.element;
			case "name":
				if (expression.name === "result") return scope.result;
				throw new NotModelledError(`it reads "${expression.name}"`);
			case "list": return expression.items.map((item) => evaluate$1(item, scope));
			case "unary": return evaluateUnary(expression, scope);
			case "binary": return evaluateBinary(expression, scope);
			case "choice": return evaluate$1(truth(evaluate$1(expression.condition, scope)) ? expression.yes : expression.no, scope);
			case "index": return evaluateIndex(evaluate$1(expression.object, scope), evaluate$1(expression.index, scope));
			case "call": return evaluateCall(expression, scope);
		}
	}
	function evaluateUnary({ operator, operand }, scope) {
		const value = evaluate$1(operand, scope);
		if (operator === "!") return !truth(value);
		return operator === "-" ? -number$1(value) : number$1(value);
	}
	function evaluateBinary({ operator, left, right }, scope) {
		if (operator === "||") return truth(evaluate$1(left, scope)) || truth(evaluate$1(right, scope));
		if (operator === "&&") return truth(evaluate$1(left, scope)) && truth(evaluate$1(right, scope));
		const [a, b] = [evaluate$1(left, scope), evaluate$1(right, scope)];
		if (operator === "==") return equal(a, b);
		if (operator === "!=") return !equal(a, b);
		const compute = arithmetic[operator];
		if (compute === void 0) throw new NotModelledError(`it uses "${operator}"`);
		return compute(number$1(a), number$1(b));
	}
	const arithmetic = {
		"<": (a, b) => a < b,
		"<=": (a, b) => a <= b,
		">": (a, b) => a > b,
		">=": (a, b) => a >= b,
		"+": (a, b) => a + b,
		"-": (a, b) => a - b,
		"*": (a, b) => a * b,
		"/": (a, b) => a / b
	};
	function evaluateIndex(object, index) {
		if (typeof index === "string") throw new NotModelledError(`it reads the field "${index}" of the result`);
		if (!Array.isArray(object)) throw new EvaluationError("only a list has an index");
		const items = object;
		const item = items[number$1(index) < 0 ? items.length + number$1(index) : number$1(index)];
		if (item === void 0) throw new EvaluationError("the index is out of range");
		return item;
	}
	function evaluateCall({ name, arguments: parts }, scope) {
		const [first, second] = parts;
		if (first === void 0) throw new NotModelledError(`it calls "${name}" without an argument`);
		const quantifier = quantifiers[name];
		if (quantifier !== void 0 && second !== void 0) return quantifier(list$1(evaluate$1(first, scope)).map((element) => truth(evaluate$1(second, {
			...scope,
			element
		}))));
		const value = evaluate$1(first, scope);
		if (name === "len") return list$1(value).length;
		if (name === "isNaN") return Number.isNaN(number$1(value));
		if (name === "isInf") return Math.abs(number$1(value)) === Infinity;
		if (name === "asFloat") return number$1(value);
		if (name === "isNil") return false;
		if (name === "default") return scope.result;
		throw new NotModelledError(`it calls "${name}"`);
	}
	const quantifiers = {
		all: (truths) => truths.every(Boolean),
		any: (truths) => truths.some(Boolean),
		none: (truths) => !truths.some(Boolean),
		one: (truths) => truths.filter(Boolean).length === 1
	};
	function number$1(value) {
		if (typeof value !== "number") throw new EvaluationError("that is no number");
		return value;
	}
	function truth(value) {
		if (typeof value !== "boolean") throw new EvaluationError("that is neither true nor false");
		return value;
	}
	function list$1(value) {
		if (!Array.isArray(value)) throw new EvaluationError("that is no list");
		return value;
	}
	function equal(a, b) {
		return Array.isArray(a) || Array.isArray(b) ? false : a === b;
	}
	// ../../packages/canary/src/read/condition-breakpoints.ts
	const comparisons = new Set([
		"<",
		"<=",
		">",
		">=",
		"==",
		"!="
	]);
	function breakpointsOf(expression) {
		const found = [];
		visit$1(expression, found);
		return [...new Set(found)].filter((value) => Number.isFinite(value)).sort((a, b) => a - b);
	}
	function visit$1(expression, found) {
		switch (expression.kind) {
			case "binary":
				if (comparisons.has(expression.operator)) compare(expression.left, expression.right, found);
				else if (expression.operator !== "||" && expression.operator !== "&&") throw new NotModelledError(`it decides by "${expression.operator}"`);
				else for (const side of [expression.left, expression.right]) visit$1(side, found);
				return;
			case "unary":
				visit$1(expression.operand, found);
				return;
			case "choice":
				for (const part of [
					expression.condition,
					expression.yes,
					expression.no
				]) visit$1(part, found);
				return;
			case "call":
				if (expression.arguments[1] !== void 0 && expression.name !== "default") visit$1(expression.arguments[1], found);
				return;
		}
	}
	function compare(left, right, found) {
		const [a, b] = [lineOf(left), lineOf(right)];
		if (a === void 0 || b === void 0 || a.slope === b.slope) return;
		found.push((b.offset - a.offset) / (a.slope - b.slope));
	}
	function lineOf(expression) {
		switch (expression.kind) {
			case "literal": return typeof expression.value === "number" ? {
				slope: 0,
				offset: expression.value
			} : void 0;
			case "element":
			case "name":
			case "index": return {
				slope: 1,
				offset: 0
			};
			case "unary": {
				const line = lineOf(expression.operand);
				return line === void 0 || expression.operator === "!" ? void 0 : scaled$1(line, expression.operator === "-" ? -1 : 1);
			}
			case "binary": return joined(expression);
			case "call":
				if (expression.name === "len") return {
					slope: 0,
					offset: NaN
				};
				if (expression.name === "asFloat" || expression.name === "default") return {
					slope: 1,
					offset: 0
				};
				return;
			default: return;
		}
	}
	function joined({ operator, left, right }) {
		const [a, b] = [lineOf(left), lineOf(right)];
		if (a === void 0 || b === void 0) return void 0;
		if (operator === "+") return {
			slope: a.slope + b.slope,
			offset: a.offset + b.offset
		};
		if (operator === "-") return {
			slope: a.slope - b.slope,
			offset: a.offset - b.offset
		};
		if (operator === "*" && b.slope === 0) return scaled$1(a, b.offset);
		if (operator === "*" && a.slope === 0) return scaled$1(b, a.offset);
		if (operator === "/" && b.slope === 0) return {
			slope: a.slope / b.offset,
			offset: a.offset / b.offset
		};
		throw new NotModelledError(`it computes with "${operator}"`);
	}
	function scaled$1({ slope, offset }, factor) {
		return {
			slope: slope * factor,
			offset: offset * factor
		};
	}
	// ../../packages/canary/src/read/expression.ts
	var ExpressionError = class extends Error {
		name = "ExpressionError";
	};
	const tokenPattern = /\s*(?:(\d+(?:_\d+)*(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+)|("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|([A-Za-z_$][\w$]*)|(\|\||&&|==|!=|<=|>=|\*\*|\.\.|\?\.|[-+*/%<>!?:.,()[\]{}#]))/y;
	const binding = {
		"||": 1,
		"&&": 2,
		"==": 3,
		"!=": 3,
		"<": 3,
		"<=": 3,
		">": 3,
		">=": 3,
		in: 3,
		matches: 3,
		contains: 3,
		"+": 4,
		"-": 4,
		"*": 5,
		"/": 5,
		"%": 5,
		"**": 6
	};
	const words = {
		or: "||",
		and: "&&"
	};
	function parseExpression(text) {
		const parser = new Parser$2(tokenize(text));
		const expression = parser.choice();
		parser.expectEnd();
		return expression;
	}
	function tokenize(text) {
		const tokens = [];
		const end = text.trimEnd().length;
		tokenPattern.lastIndex = 0;
		while (tokenPattern.lastIndex < end) {
			const at = tokenPattern.lastIndex;
			const match = tokenPattern.exec(text);
			if (match === null) throw new ExpressionError(`"${text.slice(at).trim().slice(0, 12)}" is not understood`);
			const [, number, string, name, sign] = match;
			if (number !== void 0) tokens.push({
				kind: "number",
				text: number.replaceAll("_", "")
			});
			else if (string !== void 0) tokens.push({
				kind: "string",
				text: string.slice(1, -1).replaceAll(/\\(.)/g, "$1")
			});
			else if (name !== void 0) tokens.push({
				kind: "name",
				text: name
			});
			else tokens.push({
				kind: "sign",
				text: sign ?? ""
			});
		}
		return tokens;
	}
	var Parser$2 = class {
		#tokens;
		#at = 0;
		constructor(tokens) {
			this.#tokens = tokens;
		}
		choice() {
			const condition = this.#binary(0);
			if (!this.#take("?")) return condition;
			const yes = this.choice();
			this.#expect(":");
			return {
				kind: "choice",
				condition,
				yes,
				no: this.choice()
			};
		}
		expectEnd() {
			if (this.#peek().kind !== "end") throw new ExpressionError(`"${this.#peek().text}" is not expected there`);
		}
		#binary(least) {
			let left = this.#unary();
			for (;;) {
				const operator = this.#operator();
				if (operator === void 0 || binding[operator.name] <= least) return left;
				this.#at += operator.tokens;
				const right = this.#binary(binding[operator.name]);
				const joined = {
					kind: "binary",
					operator: operator.name,
					left,
					right
				};
				left = operator.negated ? {
					kind: "unary",
					operator: "!",
					operand: joined
				} : joined;
			}
		}
		#operator() {
			const { kind, text } = this.#peek();
			if (kind === "name" && text === "not" && this.#peek(1).text === "in") return {
				name: "in",
				tokens: 2,
				negated: true
			};
			if (kind === "name" && Object.hasOwn(words, text)) return {
				name: words[text],
				tokens: 1,
				negated: false
			};
			if ((kind === "sign" || kind === "name") && Object.hasOwn(binding, text)) return {
				name: text,
				tokens: 1,
				negated: false
			};
		}
		#unary() {
			const { kind, text } = this.#peek();
			if (kind === "sign" && (text === "!" || text === "-" || text === "+") || kind === "name" && text === "not") {
				this.#at += 1;
				return {
					kind: "unary",
					operator: text === "not" ? "!" : text,
					operand: text === "not" ? this.#binary(2) : this.#unary()
				};
			}
			return this.#postfix(this.#primary());
		}
		#postfix(start) {
			let object = start;
			for (;;) if (this.#take("[")) {
				const index = this.choice();
				if (this.#peek().text === ":") throw new ExpressionError("slices of the result");
				this.#expect("]");
				object = {
					kind: "index",
					object,
					index
				};
			} else if (this.#take(".") || this.#take("?.")) object = {
				kind: "index",
				object,
				index: {
					kind: "literal",
					value: this.#name()
				}
			};
			else return object;
		}
		#primary() {
			const token = this.#next();
			if (token.kind === "number") return {
				kind: "literal",
				value: Number(token.text)
			};
			if (token.kind === "string") return {
				kind: "literal",
				value: token.text
			};
			if (token.kind === "name") return this.#named(token.text);
			if (token.text === "#") return { kind: "element" };
			if (token.text === ".") return {
				kind: "index",
				object: { kind: "element" },
				index: {
					kind: "literal",
					value: this.#name()
				}
			};
			if (token.text === "(") return this.#until(")");
			if (token.text === "{") return this.#until("}");
			if (token.text === "[") return {
				kind: "list",
				items: this.#list("]")
			};
			throw new ExpressionError(token.kind === "end" ? "it ends too early" : `"${token.text}" is not expected there`);
		}
		#named(name) {
			if (this.#take("(")) return {
				kind: "call",
				name,
				arguments: this.#list(")")
			};
			if (name === "true" || name === "false") return {
				kind: "literal",
				value: name === "true"
			};
			if (name === "nil" || name === "null") return {
				kind: "literal",
				value: null
			};
			return {
				kind: "name",
				name
			};
		}
		#until(close) {
			const inner = this.choice();
			this.#expect(close);
			return inner;
		}
		#list(close) {
			const items = [];
			while (!this.#take(close)) {
				items.push(this.choice());
				if (!this.#take(",") && this.#peek().text !== close) throw new ExpressionError(`"${close}" is missing`);
			}
			return items;
		}
		#peek(ahead = 0) {
			return this.#tokens[this.#at + ahead] ?? {
				kind: "end",
				text: ""
			};
		}
		#next() {
			const token = this.#peek();
			this.#at += 1;
			return token;
		}
		#name() {
			const { kind, text } = this.#next();
			if (kind !== "name") throw new ExpressionError("a field's name is missing");
			return text;
		}
		#take(sign) {
			const { kind, text } = this.#peek();
			if (kind !== "sign" || text !== sign) return false;
			this.#at += 1;
			return true;
		}
		#expect(sign) {
			if (!this.#take(sign)) throw new ExpressionError(`"${sign}" is missing`);
		}
	};
	// ../../packages/canary/src/read/read-conditions.ts
	function readConditions(success, failure, measure) {
		if (success === void 0 && failure === void 0) return { notModelled: "there is no condition: every measurement that returns something is a success" };
		try {
			const [good, bad] = [parsed("successCondition", success), parsed("failureCondition", failure)];
			return { conditions: {
				...good && { successCondition: within("successCondition", () => threshold(good, measure)) },
				...bad && { failureCondition: within("failureCondition", () => threshold(bad, measure)) },
				outcomeOf: (result) => outcome(good, bad, result)
			} };
		} catch (error) {
			if (error instanceof NotModelledError) return { notModelled: error.message };
			throw error;
		}
	}
	function parsed(name, text) {
		return text === void 0 ? void 0 : within(name, () => parseExpression(text));
	}
	function within(name, work) {
		try {
			return work();
		} catch (error) {
			if (error instanceof NotModelledError || error instanceof ExpressionError) throw new NotModelledError(`${name}: ${error.message}`);
			throw error;
		}
	}
	function threshold(expression, { offset, factor, most, scalar }) {
		const points = piecesOf$1(breakpointsOf(expression).map((value) => ({
			value,
			quantity: (value - offset) / factor
		})).filter(({ quantity }) => quantity >= 0 && quantity <= most).sort((a, b) => a.quantity - b.quantity), most, (quantity) => offset + factor * quantity).map(({ value, ...point }) => {
			const truth = evaluateCondition(expression, scalar ? value : [value]);
			if (truth === "error") throw new NotModelledError(`it can't be evaluated on ${scalar ? "a number" : "a list of one number"}, so every measurement is an error`);
			return {
				...point,
				truth
			};
		});
		const changes = points.slice(1).flatMap((point, index) => points[index]?.truth === point.truth ? [] : [index]);
		const [change] = changes;
		if (change === void 0) throw new NotModelledError(`it is ${points[0]?.truth === true ? "always" : "never"} true`);
		if (changes.length > 1) throw new NotModelledError("it is more than one threshold");
		const [before, after] = [points[change], points[change + 1]];
		const turn = before?.turn === true ? before : after;
		if (turn?.turn !== true) throw new NotModelledError("it changes where no comparison is");
		return {
			operator: `${after?.truth === true ? ">" : "<"}${turn.truth ? "=" : ""}`,
			value: turn.quantity
		};
	}
	function piecesOf$1(turns, most, valueAt) {
		const between = (quantity) => ({
			quantity,
			value: valueAt(quantity),
			turn: false
		});
		const points = [];
		let last;
		for (const { value, quantity } of turns) {
			if (quantity > 0) points.push(between(last === void 0 ? quantity / 2 : (last + quantity) / 2));
			points.push({
				quantity,
				value,
				turn: true
			});
			last = quantity;
		}
		if (last === void 0) return [between(0), between(most === Infinity ? 1 : most)];
		if (last < most) points.push(between(most === Infinity ? 2 * last + 1 : (last + most) / 2));
		return points;
	}
	function outcome(success, failure, result) {
		const good = success && safely(success, result);
		const bad = failure && safely(failure, result);
		if (good === "error" || bad === "error") return "error";
		if (bad ?? !good) return "failed";
		return good ?? !bad ? "success" : "inconclusive";
	}
	function safely(expression, result) {
		try {
			return evaluateCondition(expression, result);
		} catch (error) {
			if (error instanceof NotModelledError || error instanceof EvaluationError) return "error";
			throw error;
		}
	}
	// ../../packages/canary/src/promql/selector.ts
	const METRIC = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
	const HALF_CHARACTER = /\p{Cs}/u;
	const LABEL = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
	function selector({ metric, matchers }, more = []) {
		const all = [...matchers, ...more].map(({ label, operator, value }) => `${label}${operator}${quoted(value)}`);
		return all.length === 0 ? metric : `${metric}{${all.join(",")}}`;
	}
	function selectorProblems(counters) {
		return counters.flatMap(({ metric, matchers }) => [...METRIC.test(metric) ? [] : [{
			what: "metric name",
			text: metric
		}], ...matchers.flatMap(({ label, value }) => [...LABEL.test(label) ? [] : [{
			what: "label name",
			text: label
		}], ...HALF_CHARACTER.test(value) ? [{
			what: "label value",
			text: value
		}] : []])]);
	}
	function quoted(value) {
		return JSON.stringify(value);
	}
	// ../../packages/canary/src/promql/sequential-gate.ts
	const DEFAULT_STEP = 60;
	function sequentialGateQuery(gate, options) {
		const problems = selectorProblems([options.requests, {
			...options.errors,
			matchers: [...options.errors.matchers, ...options.canary]
		}]);
		if (problems[0] !== void 0) throw new Error(`${problems[0].what} ${JSON.stringify(problems[0].text)} can't be written as PromQL`);
		const { alpha, ratios, combine } = gate;
		const bound = combine === "mixture" ? Math.log(alpha) : Math.log(alpha / ratios.length);
		const evidence = `sum_over_time((\n${evidenceOf(ratios, options)}\n)${range(options)})`;
		return `(${combine === "mixture" ? `ln(avg(exp(${evidence})))` : `max(${evidence})`} + ${decimal(bound)})\nor vector(${decimal(bound)})`;
	}
	function canaryRequestsQuery(options) {
		const { requests, canary } = options;
		return `sum_over_time(${counted(options, selector(requests, canary))}${range(options)}) or vector(0)`;
	}
	function evidenceOf(ratios, options) {
		const { requests, errors, canary } = options;
		const each = "* on() group_right()";
		const grid = `(${ratios.map((ratio) => `label_replace(vector(${decimal(ratio)}), "ratio", "${decimal(ratio)}", "", "")`).join(" or ")})`;
		const share = `(${counted(options, selector(requests, canary))} / (${counted(options, selector(requests))} > 0))`;
		return `  ${`(${counted(options, selector(errors, canary))} or vector(0))`} ${each} ln${grid}\n  - ${`(${counted(options, selector(errors))} or vector(0))`} ${each} ln(${share} ${each} (${grid} - 1) + 1)`;
	}
	function counted({ requests, lookBackSeconds, stepSeconds = DEFAULT_STEP }, series) {
		const step = `[${stepSeconds}s]`;
		const earlier = `offset ${stepSeconds}s`;
		const now = `last_over_time(${series}${step})`;
		const before = `(last_over_time(${series}${step} ${earlier}) or ((${now} * 0 unless ${`present_over_time(${series}[${lookBackSeconds}s] ${earlier})`}) and on() ${`group(present_over_time(${selector(requests)}${step} ${earlier}))`}))`;
		return `sum((${now} - ${before}) >= 0 or (${now} and ${before}))`;
	}
	function range({ lookBackSeconds, stepSeconds = DEFAULT_STEP }) {
		return `[${lookBackSeconds}s:${stepSeconds}s]`;
	}
	function decimal(value) {
		return value < 0 ? `(${value})` : String(value);
	}
	// ../../packages/canary/src/read/classify-selector.ts
	const serviceLabel = /service|host|authority|ingress|route|cluster|upstream|backend|gateway/i;
	const statusLabel = /status|(?:^|_)code|classification|outcome|(?:^|_)result|response_flags|success|fail|error|exception/i;
	const badValues = [
		"500",
		"502",
		"503",
		"504",
		"5xx",
		"5XX",
		"failure",
		"failed",
		"fail",
		"error",
		"ERROR",
		"SERVER_ERROR",
		"Internal",
		"Unavailable"
	];
	const goodValues = [
		"200",
		"201",
		"204",
		"2xx",
		"2XX",
		"success",
		"SUCCESS",
		"ok",
		"OK"
	];
	function countedBy({ metric, matchers }) {
		if (matchers.some(({ label }) => label === "le") || metric.endsWith("_bucket")) return { reason: "it counts requests faster than a limit, and how many healthy ones are slower is not known" };
		if (metric.endsWith("_sum")) return { reason: "it sums durations or sizes, whose distribution is not known" };
		const kinds = matchers.filter(({ label }) => statusLabel.test(label)).map(countedByStatus);
		const strange = kinds.find((kind) => typeof kind === "object");
		if (strange !== void 0) return strange;
		if (kinds.includes("errors")) return "errors";
		if (kinds.includes("successes")) return "successes";
		if (/error|fail|5xx|exception/i.test(metric)) return "errors";
		return /success/i.test(metric) ? "successes" : "requests";
	}
	function countedByStatus({ label, operator, value }) {
		const matches = operator === "=" || operator === "!=" ? (candidate) => candidate === value : testOf(anchored(value));
		if (matches === void 0) return { reason: `the pattern ${JSON.stringify(value)} is no regular expression` };
		const [bad, good] = truthLabels(label) ?? [badValues, label.includes("grpc") ? [...goodValues, "0"] : goodValues];
		const negated = operator.startsWith("!");
		const [namesBad, namesGood] = [bad.some(matches), good.some(matches)];
		if (namesBad !== namesGood) return namesBad === negated ? "successes" : "errors";
		if (namesBad !== negated) return "requests";
		return { reason: `what ${label}${operator}${JSON.stringify(value)} selects is neither success nor error` };
	}
	function testOf(pattern) {
		return pattern && ((candidate) => pattern.test(candidate));
	}
	function truthLabels(label) {
		if (/success/i.test(label)) return [[
			"false",
			"0",
			...badValues
		], [
			"true",
			"1",
			...goodValues
		]];
		return /fail|error|exception/i.test(label) ? [[
			"true",
			"1",
			...badValues
		], [
			"false",
			"0",
			"",
			"none",
			...goodValues
		]] : void 0;
	}
	function anchored(value) {
		try {
			return new RegExp(`^(?:${value})$`, "s");
		} catch {
			return;
		}
	}
	const canaryWord = /canary|preview/i;
	const stableWord = /(?:^|[^a-z])(?:stable|primary|baseline)(?![a-z])/i;
	function scopeOf({ matchers }, names) {
		const scopes = matchers.map((matcher) => scopeOfMatcher(matcher, names));
		return scopes.find((scope) => scope === "canary") ?? scopes.find((scope) => scope === "stable") ?? "service";
	}
	function scopeOfMatcher(matcher, { canary, stable, canaryWorkload }) {
		const { operator, value, label } = matcher;
		const positive = operator === "=" || operator === "=~";
		const own = {
			canary: canaryWorkload !== void 0 && !serviceLabel.test(label) && matches(canaryWorkload) || canary.some(named),
			stable: stable.some(named)
		};
		if (own.canary !== own.stable) return own.canary ? "canary" : "stable";
		if (own.canary) return "service";
		if (!positive && value === "" && canaryWord.test(label)) return "canary";
		if (canaryWord.test(value) || stableWord.test(value)) return canaryWord.test(value) === positive ? "canary" : "stable";
		return "service";
		function matches(name) {
			return operator === "=" ? value === name : operator === "=~" && anchored(value)?.test(name) === true;
		}
		function named(name) {
			return matches(name) || (operator === "=" ? value.startsWith(`${name}.`) : positive && value.includes(name));
		}
	}
	// ../../packages/canary/src/read/query-value.ts
	function unknown(reason) {
		return {
			kind: "unknown",
			reason
		};
	}
	// ../../packages/canary/src/read/query-arithmetic.ts
	function combine(operator, left, right) {
		if (left.kind === "unknown") return left;
		if (right.kind === "unknown") return right;
		const work = Object.hasOwn(operators, operator) ? operators[operator] : void 0;
		return work === void 0 ? unknown(`it uses the operator "${operator}"`) : work(left, right);
	}
	const operators = {
		"*": multiply,
		"/": divide,
		"+": (left, right) => add$1(left, right, 1),
		"-": (left, right) => add$1(left, right, -1),
		or,
		and,
		">": (left, right) => filter(left, right, false),
		">=": (left, right) => filter(left, right, true)
	};
	function multiply(left, right) {
		if (left.kind === "number" && right.kind === "number") return {
			kind: "number",
			value: left.value * right.value
		};
		if (right.kind === "number") return scale(left, right.value);
		return left.kind === "number" ? scale(right, left.value) : unknown("it multiplies two metrics");
	}
	function scale(value, factor) {
		if (value.kind === "count") return {
			...value,
			factor: value.factor * factor
		};
		if (value.kind !== "ratio") return unknown("it multiplies a comparison");
		return {
			...value,
			offset: value.offset * factor,
			factor: value.factor * factor,
			whenIdle: scaled(value.whenIdle, factor),
			whenMissing: scaled(value.whenMissing, factor),
			...value.guard && { guard: {
				...value.guard,
				below: scaled(value.guard.below, factor)
			} }
		};
	}
	function scaled(value, factor) {
		return typeof value === "number" ? value * factor : value;
	}
	function divide(left, right) {
		if (right.kind === "number") return left.kind === "number" ? {
			kind: "number",
			value: left.value / right.value
		} : scale(left, 1 / right.value);
		if (left.kind === "number") return unknown("it divides a number by a metric");
		if (left.kind === "ratio" || right.kind === "ratio") return unknown("it compares two ratios, such as the canary's with the stable version's");
		const [counted, total, guard] = [
			bare(left),
			bare(right),
			right.kind === "filtered" ? right : void 0
		];
		if (left.kind === "filtered") return unknown("its numerator is filtered by a comparison");
		const problem = mismatch(counted, total);
		if (problem !== void 0) return unknown(problem);
		const flipped = total.of === "requests" ? counted.of : void 0;
		if (flipped === void 0 || flipped === "requests") return unknown(total.of === "requests" ? "nothing in it tells what the numerator counts" : `it divides ${counted.of} by ${total.of}`);
		return ratio({
			...counted,
			of: flipped
		}, total, guard);
	}
	function mismatch(counted, total) {
		if (!counted.single || !total.single) return "it returns one value per series; sum() is missing";
		if (counted.windowSeconds !== total.windowSeconds) return "numerator and denominator look over different windows";
		if (counted.scope !== total.scope) return "numerator and denominator count different versions' requests";
		if (counted.instant !== total.instant) return "numerator and denominator use different functions";
	}
	function ratio(counted, total, filtered) {
		const factor = counted.factor / total.factor;
		const emptyIdle = filtered === void 0 ? "nan" : "nothing";
		const least = filtered === void 0 ? 0 : leastRequests(filtered);
		return {
			kind: "ratio",
			of: counted.of,
			offset: 0,
			factor,
			windowSeconds: counted.windowSeconds,
			instant: counted.instant,
			scope: counted.scope,
			whenIdle: emptyIdle,
			whenMissing: counted.zeroWhenMissing && total.zeroWhenMissing ? emptyIdle : "nothing",
			needsAnError: counted.of === "errors" && !counted.zeroWhenMissing,
			...least > 1 && { guard: {
				requests: least,
				below: "nothing"
			} }
		};
	}
	function bare(value) {
		return value.kind === "filtered" ? value.count : value;
	}
	function leastRequests({ count, above, orEqual }) {
		const requests = above / count.factor;
		const whole = Math.round(requests);
		if (Math.abs(requests - whole) < 1e-9) return orEqual ? whole : whole + 1;
		return Math.ceil(requests);
	}
	function add$1(left, right, sign) {
		if (left.kind === "number" && right.kind === "number") return {
			kind: "number",
			value: left.value + sign * right.value
		};
		if (left.kind === "ratio" && right.kind === "number") return shifted(left, sign * right.value);
		if (left.kind === "number" && right.kind === "ratio") return shifted(scale(right, sign), left.value);
		if (left.kind === "count" && right.kind === "count") return addCounts(left, right, sign);
		return unknown("it compares two metrics by adding or subtracting them");
	}
	function shifted(value, by) {
		const moved = (empty) => typeof empty === "number" ? empty + by : empty;
		return {
			...value,
			offset: value.offset + by,
			whenIdle: moved(value.whenIdle),
			whenMissing: moved(value.whenMissing),
			...value.guard && { guard: {
				...value.guard,
				below: moved(value.guard.below)
			} }
		};
	}
	function addCounts(left, right, sign) {
		if (left.factor !== right.factor || left.windowSeconds !== right.windowSeconds || left.scope !== right.scope) return unknown("it adds counts that don't belong together");
		const kinds = new Set([left.of, right.of]);
		const together = {
			...left,
			single: left.single && right.single,
			zeroWhenMissing: left.zeroWhenMissing && right.zeroWhenMissing
		};
		if (sign === 1) {
			if (kinds.size === 2 && !kinds.has("requests")) return {
				...together,
				of: "requests"
			};
			return kinds.size === 1 ? together : unknown("it adds requests to a part of themselves");
		}
		if (left.of !== "requests" || right.of === "requests") return unknown("it subtracts counts that are no part of each other");
		return {
			...together,
			of: right.of === "errors" ? "successes" : "errors"
		};
	}
	function or(left, right) {
		if (right.kind !== "number") return unknown("it takes another metric where the first has no data (\"or\")");
		if (left.kind === "count") return right.value === 0 ? {
			...left,
			zeroWhenMissing: true
		} : unknown("it takes a number where there is no data (\"or\")");
		if (left.kind !== "ratio") return unknown("it takes a number where a comparison fails (\"or\")");
		const instead = (empty) => empty === "nothing" ? right.value : empty;
		return {
			...left,
			whenIdle: instead(left.whenIdle),
			whenMissing: instead(left.whenMissing),
			...left.guard && { guard: {
				...left.guard,
				below: instead(left.guard.below)
			} }
		};
	}
	function and(left, right) {
		if (left.kind !== "ratio" || right.kind !== "filtered") return unknown("it joins metrics with \"and\" otherwise than as a guard");
		if (right.count.scope !== left.scope) return unknown("its guard counts other requests than the ratio");
		if (right.count.of !== "requests" || !right.count.single) return unknown("its guard counts something else than requests");
		const minimum = leastRequests(right) * (left.windowSeconds / right.count.windowSeconds);
		return {
			...left,
			whenIdle: "nothing",
			whenMissing: "nothing",
			...minimum > 1 && { guard: {
				requests: minimum,
				below: "nothing"
			} }
		};
	}
	function least({ offset, factor }) {
		return Math.min(offset, offset + factor);
	}
	function filter(left, right, orEqual) {
		if (left.kind === "ratio" && right.kind === "number" && right.value === 0 && orEqual && least(left) >= 0) return {
			...left,
			whenIdle: left.whenIdle === "nan" ? "nothing" : left.whenIdle
		};
		if (left.kind !== "count" || left.of !== "requests" || right.kind !== "number") return unknown("it compares by itself instead of returning a value");
		return {
			kind: "filtered",
			count: left,
			above: right.value,
			orEqual
		};
	}
	// ../../node_modules/@lezer/common/dist/index.js
	function checkSide(side, pos, from, to) {
		switch (side) {
			case -2: return from < pos;
			case -1: return to >= pos && from < pos;
			case 0: return from < pos && to > pos;
			case 1: return from <= pos && to > pos;
			case 2: return to > pos;
			case 4: return true;
		}
	}
	function resolveNode(node, pos, side, overlays) {
		var _a;
		while (node.from == node.to || (side < 1 ? node.from >= pos : node.from > pos) || (side > -1 ? node.to <= pos : node.to < pos)) {
			let parent = !overlays && node instanceof TreeNode && node.index < 0 ? null : node.parent;
			if (!parent) return node;
			node = parent;
		}
		let mode = overlays ? 0 : IterMode.IgnoreOverlays;
		if (overlays) {
			for (let scan = node, parent = scan.parent; parent; scan = parent, parent = scan.parent) if (scan instanceof TreeNode && scan.index < 0 && ((_a = parent.enter(pos, side, mode)) === null || _a === void 0 ? void 0 : _a.from) != scan.from) node = parent;
		}
		for (;;) {
			let inner = node.enter(pos, side, mode);
			if (!inner) return node;
			node = inner;
		}
	}
	function getChildren(node, type, before, after) {
		let cur = node.cursor(), result = [];
		if (!cur.firstChild()) return result;
		if (before != null) for (let found = false; !found;) {
			found = cur.type.is(before);
			if (!cur.nextSibling()) return result;
		}
		for (;;) {
			if (after != null && cur.type.is(after)) return result;
			if (cur.type.is(type)) result.push(cur.node);
			if (!cur.nextSibling()) return after == null ? result : [];
		}
	}
	function matchNodeContext(node, context, i = context.length - 1) {
		for (let p = node; i >= 0; p = p.parent) {
			if (!p) return false;
			if (!p.type.isAnonymous) {
				if (context[i] && context[i] != p.name) return false;
				i--;
			}
		}
		return true;
	}
	function iterStack(heads) {
		if (!heads.length) return null;
		let pick = 0, picked = heads[0];
		for (let i = 1; i < heads.length; i++) {
			let node = heads[i];
			if (node.from > picked.from || node.to < picked.to) {
				picked = node;
				pick = i;
			}
		}
		let next = picked instanceof TreeNode && picked.index < 0 ? null : picked.parent;
		let newHeads = heads.slice();
		if (next) newHeads[pick] = next;
		else newHeads.splice(pick, 1);
		return new StackIterator(newHeads, picked);
	}
	function stackIterator(tree, pos, side) {
		let inner = tree.resolveInner(pos, side), layers = null;
		for (let scan = inner instanceof TreeNode ? inner : inner.context.parent; scan; scan = scan.parent) if (scan.index < 0) {
			let parent = scan.parent;
			(layers || (layers = [inner])).push(parent.resolve(pos, side));
			scan = parent;
		} else {
			let mount = MountedTree.get(scan.tree);
			if (mount && mount.overlay && mount.overlay[0].from <= pos && mount.overlay[mount.overlay.length - 1].to >= pos) {
				let root = new TreeNode(mount.tree, mount.overlay[0].from + scan.from, -1, scan);
				(layers || (layers = [inner])).push(resolveNode(root, pos, side, false));
			}
		}
		return layers ? iterStack(layers) : inner;
	}
	function hasChild(tree) {
		return tree.children.some((ch) => ch instanceof TreeBuffer || !ch.type.isAnonymous || hasChild(ch));
	}
	function buildTree(data) {
		var _a;
		let { buffer, nodeSet, maxBufferLength = DefaultBufferLength, reused = [], minRepeatType = nodeSet.types.length } = data;
		let cursor = Array.isArray(buffer) ? new FlatBufferCursor(buffer, buffer.length) : buffer;
		let types = nodeSet.types;
		let contextHash = 0, lookAhead = 0;
		function takeNode(parentStart, minPos, children, positions, inRepeat, depth) {
			let { id, start, end, size } = cursor;
			let lookAheadAtStart = lookAhead, contextAtStart = contextHash;
			if (size < 0) {
				cursor.next();
				if (size == -1) {
					let node = reused[id];
					children.push(node);
					positions.push(start - parentStart);
					return;
				} else if (size == -3) {
					contextHash = id;
					return;
				} else if (size == -4) {
					lookAhead = id;
					return;
				} else throw new RangeError(`Unrecognized record size: ${size}`);
			}
			let type = types[id], node, buffer;
			let startPos = start - parentStart;
			if (end - start <= maxBufferLength && (buffer = findBufferSize(cursor.pos - minPos, inRepeat))) {
				let data = new Uint16Array(buffer.size - buffer.skip);
				let endPos = cursor.pos - buffer.size, index = data.length;
				while (cursor.pos > endPos) index = copyToBuffer(buffer.start, data, index);
				node = new TreeBuffer(data, end - buffer.start, nodeSet);
				startPos = buffer.start - parentStart;
			} else {
				let endPos = cursor.pos - size;
				cursor.next();
				let localChildren = [], localPositions = [];
				let localInRepeat = id >= minRepeatType ? id : -1;
				let lastGroup = 0, lastEnd = end, groupLookAhead = lookAheadAtStart;
				while (cursor.pos > endPos) if (localInRepeat >= 0 && cursor.id == localInRepeat && cursor.size >= 0) {
					if (cursor.end <= lastEnd - maxBufferLength) {
						makeRepeatLeaf(localChildren, localPositions, start, lastGroup, cursor.end, lastEnd, localInRepeat, groupLookAhead, contextAtStart);
						lastGroup = localChildren.length;
						lastEnd = cursor.end;
						groupLookAhead = lookAhead;
					}
					cursor.next();
				} else if (depth > 2500) takeFlatNode(start, endPos, localChildren, localPositions);
				else {
					if (localInRepeat >= 0 && cursor.size == -1 && reused[cursor.id].type == nodeSet.types[localInRepeat]) {
						if (lastGroup < localChildren.length) makeRepeatLeaf(localChildren, localPositions, start, lastGroup, cursor.end, lastEnd, localInRepeat, groupLookAhead, contextAtStart);
						lastGroup = localChildren.length + 1;
						lastEnd = cursor.start;
						groupLookAhead = lookAhead;
					}
					takeNode(start, endPos, localChildren, localPositions, localInRepeat, depth + 1);
				}
				if (localInRepeat >= 0 && lastGroup > 0 && lastGroup < localChildren.length) makeRepeatLeaf(localChildren, localPositions, start, lastGroup, start, lastEnd, localInRepeat, groupLookAhead, contextAtStart);
				localChildren.reverse();
				localPositions.reverse();
				if (localInRepeat > -1 && lastGroup > 0) {
					let make = makeBalanced(type, contextAtStart);
					node = balanceRange(type, localChildren, localPositions, 0, localChildren.length, 0, end - start, make, make);
				} else node = makeTree(type, localChildren, localPositions, end - start, lookAheadAtStart - end, contextAtStart);
			}
			children.push(node);
			positions.push(startPos);
		}
		function takeFlatNode(parentStart, minPos, children, positions) {
			let nodes = [];
			let nodeCount = 0, stopAt = -1;
			while (cursor.pos > minPos) {
				let { id, start, end, size } = cursor;
				if (size > 4) cursor.next();
				else if (stopAt > -1 && start < stopAt) break;
				else {
					if (stopAt < 0) stopAt = end - maxBufferLength;
					nodes.push(id, start, end);
					nodeCount++;
					cursor.next();
				}
			}
			if (nodeCount) {
				let buffer = new Uint16Array(nodeCount * 4);
				let start = nodes[nodes.length - 2];
				for (let i = nodes.length - 3, j = 0; i >= 0; i -= 3) {
					buffer[j++] = nodes[i];
					buffer[j++] = nodes[i + 1] - start;
					buffer[j++] = nodes[i + 2] - start;
					buffer[j++] = j;
				}
				children.push(new TreeBuffer(buffer, nodes[2] - start, nodeSet));
				positions.push(start - parentStart);
			}
		}
		function makeBalanced(type, contextHash) {
			return (children, positions, length) => {
				let lookAhead = 0, lastI = children.length - 1, last, lookAheadProp;
				if (lastI >= 0 && (last = children[lastI]) instanceof Tree) {
					if (!lastI && last.type == type && last.length == length) return last;
					if (lookAheadProp = last.prop(NodeProp.lookAhead)) lookAhead = positions[lastI] + last.length + lookAheadProp - length;
				}
				return makeTree(type, children, positions, length, lookAhead, contextHash);
			};
		}
		function makeRepeatLeaf(children, positions, base, i, from, to, type, lookAhead, contextHash) {
			let localChildren = [], localPositions = [];
			while (children.length > i) {
				localChildren.push(children.pop());
				localPositions.push(positions.pop() + base - from);
			}
			children.push(makeTree(nodeSet.types[type], localChildren, localPositions, to - from, lookAhead - to, contextHash));
			positions.push(from - base);
		}
		function makeTree(type, children, positions, length, lookAhead, contextHash, props) {
			if (contextHash) {
				let pair = [NodeProp.contextHash, contextHash];
				props = props ? [pair].concat(props) : [pair];
			}
			if (lookAhead > 25) {
				let pair = [NodeProp.lookAhead, lookAhead];
				props = props ? [pair].concat(props) : [pair];
			}
			return new Tree(type, children, positions, length, props);
		}
		function findBufferSize(maxSize, inRepeat) {
			let fork = cursor.fork();
			let size = 0, start = 0, skip = 0, minStart = fork.end - maxBufferLength;
			let result = {
				size: 0,
				start: 0,
				skip: 0
			};
			scan: for (let minPos = fork.pos - maxSize; fork.pos > minPos;) {
				let nodeSize = fork.size;
				if (fork.id == inRepeat && nodeSize >= 0) {
					result.size = size;
					result.start = start;
					result.skip = skip;
					skip += 4;
					size += 4;
					fork.next();
					continue;
				}
				let startPos = fork.pos - nodeSize;
				if (nodeSize < 0 || startPos < minPos || fork.start < minStart) break;
				let localSkipped = fork.id >= minRepeatType ? 4 : 0;
				let nodeStart = fork.start;
				fork.next();
				while (fork.pos > startPos) {
					if (fork.size < 0) {
						if (fork.size == -3 || fork.size == -4) localSkipped += 4;
						else break scan;
					} else if (fork.id >= minRepeatType) localSkipped += 4;
					fork.next();
				}
				start = nodeStart;
				size += nodeSize;
				skip += localSkipped;
			}
			if (inRepeat < 0 || size == maxSize) {
				result.size = size;
				result.start = start;
				result.skip = skip;
			}
			return result.size > 4 ? result : void 0;
		}
		function copyToBuffer(bufferStart, buffer, index) {
			let { id, start, end, size } = cursor;
			cursor.next();
			if (size >= 0 && id < minRepeatType) {
				let startIndex = index;
				if (size > 4) {
					let endPos = cursor.pos - (size - 4);
					while (cursor.pos > endPos) index = copyToBuffer(bufferStart, buffer, index);
				}
				buffer[--index] = startIndex;
				buffer[--index] = end - bufferStart;
				buffer[--index] = start - bufferStart;
				buffer[--index] = id;
			} else if (size == -3) contextHash = id;
			else if (size == -4) lookAhead = id;
			return index;
		}
		let children = [], positions = [];
		while (cursor.pos > 0) takeNode(data.start || 0, data.bufferStart || 0, children, positions, -1, 0);
		let length = (_a = data.length) !== null && _a !== void 0 ? _a : children.length ? positions[0] + children[0].length : 0;
		return new Tree(types[data.topID], children.reverse(), positions.reverse(), length);
	}
	function nodeSize(balanceType, node) {
		if (!balanceType.isAnonymous || node instanceof TreeBuffer || node.type != balanceType) return 1;
		let size = nodeSizeCache.get(node);
		if (size == null) {
			size = 1;
			for (let child of node.children) {
				if (child.type != balanceType || !(child instanceof Tree)) {
					size = 1;
					break;
				}
				size += nodeSize(balanceType, child);
			}
			nodeSizeCache.set(node, size);
		}
		return size;
	}
	function balanceRange(balanceType, children, positions, from, to, start, length, mkTop, mkTree) {
		let total = 0;
		for (let i = from; i < to; i++) total += nodeSize(balanceType, children[i]);
		let maxChild = Math.ceil(total * 1.5 / 8);
		let localChildren = [], localPositions = [];
		function divide(children, positions, from, to, offset) {
			for (let i = from; i < to;) {
				let groupFrom = i, groupStart = positions[i], groupSize = nodeSize(balanceType, children[i]);
				i++;
				for (; i < to; i++) {
					let nextSize = nodeSize(balanceType, children[i]);
					if (groupSize + nextSize >= maxChild) break;
					groupSize += nextSize;
				}
				if (i == groupFrom + 1) {
					if (groupSize > maxChild) {
						let only = children[groupFrom];
						divide(only.children, only.positions, 0, only.children.length, positions[groupFrom] + offset);
						continue;
					}
					localChildren.push(children[groupFrom]);
				} else {
					let length = positions[i - 1] + children[i - 1].length - groupStart;
					localChildren.push(balanceRange(balanceType, children, positions, groupFrom, i, groupStart, length, null, mkTree));
				}
				localPositions.push(groupStart + offset - start);
			}
		}
		divide(children, positions, from, to, 0);
		return (mkTop || mkTree)(localChildren, localPositions, length);
	}
	var DefaultBufferLength, nextPropID, Range$1, NodeProp, MountedTree, noProps, NodeType, NodeSet, CachedNode, CachedInnerNode, IterMode, Tree, FlatBufferCursor, TreeBuffer, BaseNode, TreeNode, BufferContext, BufferNode, StackIterator, TreeCursor, nodeSizeCache, Parser$1, StringInput;
	var init_dist$2 = __esmMin((() => {
		DefaultBufferLength = 1024;
		nextPropID = 0;
		Range$1 = class {
			constructor(from, to) {
				this.from = from;
				this.to = to;
			}
		};
		NodeProp = class {
			constructor(config = {}) {
				this.id = nextPropID++;
				this.perNode = !!config.perNode;
				this.deserialize = config.deserialize || (() => {
					throw new Error("This node type doesn't define a deserialize function");
				});
				this.combine = config.combine || null;
			}
			add(match) {
				if (this.perNode) throw new RangeError("Can't add per-node props to node types");
				if (typeof match != "function") match = NodeType.match(match);
				return (type) => {
					let result = match(type);
					return result === void 0 ? null : [this, result];
				};
			}
		};
		NodeProp.closedBy = new NodeProp({ deserialize: (str) => str.split(" ") });
		NodeProp.openedBy = new NodeProp({ deserialize: (str) => str.split(" ") });
		NodeProp.group = new NodeProp({ deserialize: (str) => str.split(" ") });
		NodeProp.isolate = new NodeProp({ deserialize: (value) => {
			if (value && value != "rtl" && value != "ltr" && value != "auto") throw new RangeError("Invalid value for isolate: " + value);
			return value || "auto";
		} });
		NodeProp.contextHash = new NodeProp({ perNode: true });
		NodeProp.lookAhead = new NodeProp({ perNode: true });
		NodeProp.mounted = new NodeProp({ perNode: true });
		MountedTree = class {
			constructor(tree, overlay, parser, bracketed = false) {
				this.tree = tree;
				this.overlay = overlay;
				this.parser = parser;
				this.bracketed = bracketed;
			}
			static get(tree) {
				return tree && tree.props && tree.props[NodeProp.mounted.id];
			}
		};
		noProps = Object.create(null);
		NodeType = class NodeType {
			constructor(name, props, id, flags = 0) {
				this.name = name;
				this.props = props;
				this.id = id;
				this.flags = flags;
			}
			static define(spec) {
				let props = spec.props && spec.props.length ? Object.create(null) : noProps;
				let flags = (spec.top ? 1 : 0) | (spec.skipped ? 2 : 0) | (spec.error ? 4 : 0) | (spec.name == null ? 8 : 0);
				let type = new NodeType(spec.name || "", props, spec.id, flags);
				if (spec.props) for (let src of spec.props) {
					if (!Array.isArray(src)) src = src(type);
					if (src) {
						if (src[0].perNode) throw new RangeError("Can't store a per-node prop on a node type");
						props[src[0].id] = src[1];
					}
				}
				return type;
			}
			prop(prop) {
				return this.props[prop.id];
			}
			get isTop() {
				return (this.flags & 1) > 0;
			}
			get isSkipped() {
				return (this.flags & 2) > 0;
			}
			get isError() {
				return (this.flags & 4) > 0;
			}
			get isAnonymous() {
				return (this.flags & 8) > 0;
			}
			is(name) {
				if (typeof name == "string") {
					if (this.name == name) return true;
					let group = this.prop(NodeProp.group);
					return group ? group.indexOf(name) > -1 : false;
				}
				return this.id == name;
			}
			static match(map) {
				let direct = Object.create(null);
				for (let prop in map) for (let name of prop.split(" ")) direct[name] = map[prop];
				return (node) => {
					for (let groups = node.prop(NodeProp.group), i = -1; i < (groups ? groups.length : 0); i++) {
						let found = direct[i < 0 ? node.name : groups[i]];
						if (found) return found;
					}
				};
			}
		};
		NodeType.none = new NodeType("", Object.create(null), 0, 8);
		NodeSet = class NodeSet {
			constructor(types) {
				this.types = types;
				for (let i = 0; i < types.length; i++) if (types[i].id != i) throw new RangeError("Node type ids should correspond to array positions when creating a node set");
			}
			extend(...props) {
				let newTypes = [];
				for (let type of this.types) {
					let newProps = null;
					for (let source of props) {
						let add = source(type);
						if (add) {
							if (!newProps) newProps = Object.assign({}, type.props);
							let value = add[1], prop = add[0];
							if (prop.combine && prop.id in newProps) value = prop.combine(newProps[prop.id], value);
							newProps[prop.id] = value;
						}
					}
					newTypes.push(newProps ? new NodeType(type.name, newProps, type.id, type.flags) : type);
				}
				return new NodeSet(newTypes);
			}
		};
		CachedNode = new WeakMap();
		CachedInnerNode = new WeakMap();
		(function(IterMode) {
			IterMode[IterMode["ExcludeBuffers"] = 1] = "ExcludeBuffers";
			IterMode[IterMode["IncludeAnonymous"] = 2] = "IncludeAnonymous";
			IterMode[IterMode["IgnoreMounts"] = 4] = "IgnoreMounts";
			IterMode[IterMode["IgnoreOverlays"] = 8] = "IgnoreOverlays";
			IterMode[IterMode["EnterBracketed"] = 16] = "EnterBracketed";
		})(IterMode || (IterMode = {}));
		Tree = class Tree {
			constructor(type, children, positions, length, props) {
				this.type = type;
				this.children = children;
				this.positions = positions;
				this.length = length;
				this.props = null;
				if (props && props.length) {
					this.props = Object.create(null);
					for (let [prop, value] of props) this.props[typeof prop == "number" ? prop : prop.id] = value;
				}
			}
			toString() {
				let mounted = MountedTree.get(this);
				if (mounted && !mounted.overlay) return mounted.tree.toString();
				let children = "";
				for (let ch of this.children) {
					let str = ch.toString();
					if (str) {
						if (children) children += ",";
						children += str;
					}
				}
				return !this.type.name ? children : (/\W/.test(this.type.name) && !this.type.isError ? JSON.stringify(this.type.name) : this.type.name) + (children.length ? "(" + children + ")" : "");
			}
			cursor(mode = 0) {
				return new TreeCursor(this.topNode, mode);
			}
			cursorAt(pos, side = 0, mode = 0) {
				let scope = CachedNode.get(this) || this.topNode;
				let cursor = new TreeCursor(scope);
				cursor.moveTo(pos, side);
				CachedNode.set(this, cursor._tree);
				return cursor;
			}
			get topNode() {
				return new TreeNode(this, 0, 0, null);
			}
			resolve(pos, side = 0) {
				let node = resolveNode(CachedNode.get(this) || this.topNode, pos, side, false);
				CachedNode.set(this, node);
				return node;
			}
			resolveInner(pos, side = 0) {
				let node = resolveNode(CachedInnerNode.get(this) || this.topNode, pos, side, true);
				CachedInnerNode.set(this, node);
				return node;
			}
			resolveStack(pos, side = 0) {
				return stackIterator(this, pos, side);
			}
			iterate(spec) {
				let { enter, leave, from = 0, to = this.length } = spec;
				let mode = spec.mode || 0, anon = (mode & IterMode.IncludeAnonymous) > 0;
				for (let c = this.cursor(mode | IterMode.IncludeAnonymous);;) {
					let entered = false;
					if (c.from <= to && c.to >= from && (!anon && c.type.isAnonymous || enter(c) !== false)) {
						if (c.firstChild()) continue;
						entered = true;
					}
					for (;;) {
						if (entered && leave && (anon || !c.type.isAnonymous)) leave(c);
						if (c.nextSibling()) break;
						if (!c.parent()) return;
						entered = true;
					}
				}
			}
			prop(prop) {
				return !prop.perNode ? this.type.prop(prop) : this.props ? this.props[prop.id] : void 0;
			}
			get propValues() {
				let result = [];
				if (this.props) for (let id in this.props) result.push([+id, this.props[id]]);
				return result;
			}
			balance(config = {}) {
				return this.children.length <= 8 ? this : balanceRange(NodeType.none, this.children, this.positions, 0, this.children.length, 0, this.length, (children, positions, length) => new Tree(this.type, children, positions, length, this.propValues), config.makeTree || ((children, positions, length) => new Tree(NodeType.none, children, positions, length)));
			}
			static build(data) {
				return buildTree(data);
			}
		};
		Tree.empty = new Tree(NodeType.none, [], [], 0);
		FlatBufferCursor = class FlatBufferCursor {
			constructor(buffer, index) {
				this.buffer = buffer;
				this.index = index;
			}
			get id() {
				return this.buffer[this.index - 4];
			}
			get start() {
				return this.buffer[this.index - 3];
			}
			get end() {
				return this.buffer[this.index - 2];
			}
			get size() {
				return this.buffer[this.index - 1];
			}
			get pos() {
				return this.index;
			}
			next() {
				this.index -= 4;
			}
			fork() {
				return new FlatBufferCursor(this.buffer, this.index);
			}
		};
		TreeBuffer = class TreeBuffer {
			constructor(buffer, length, set) {
				this.buffer = buffer;
				this.length = length;
				this.set = set;
			}
			get type() {
				return NodeType.none;
			}
			toString() {
				let result = [];
				for (let index = 0; index < this.buffer.length;) {
					result.push(this.childString(index));
					index = this.buffer[index + 3];
				}
				return result.join(",");
			}
			childString(index) {
				let id = this.buffer[index], endIndex = this.buffer[index + 3];
				let type = this.set.types[id], result = type.name;
				if (/\W/.test(result) && !type.isError) result = JSON.stringify(result);
				index += 4;
				if (endIndex == index) return result;
				let children = [];
				while (index < endIndex) {
					children.push(this.childString(index));
					index = this.buffer[index + 3];
				}
				return result + "(" + children.join(",") + ")";
			}
			findChild(startIndex, endIndex, dir, pos, side) {
				let { buffer } = this, pick = -1;
				for (let i = startIndex; i != endIndex; i = buffer[i + 3]) if (checkSide(side, pos, buffer[i + 1], buffer[i + 2])) {
					pick = i;
					if (dir > 0) break;
				}
				return pick;
			}
			slice(startI, endI, from) {
				let b = this.buffer;
				let copy = new Uint16Array(endI - startI), len = 0;
				for (let i = startI, j = 0; i < endI;) {
					copy[j++] = b[i++];
					copy[j++] = b[i++] - from;
					let to = copy[j++] = b[i++] - from;
					copy[j++] = b[i++] - startI;
					len = Math.max(len, to);
				}
				return new TreeBuffer(copy, len, this.set);
			}
		};
		BaseNode = class {
			cursor(mode = 0) {
				return new TreeCursor(this, mode);
			}
			getChild(type, before = null, after = null) {
				let r = getChildren(this, type, before, after);
				return r.length ? r[0] : null;
			}
			getChildren(type, before = null, after = null) {
				return getChildren(this, type, before, after);
			}
			resolve(pos, side = 0) {
				return resolveNode(this, pos, side, false);
			}
			resolveInner(pos, side = 0) {
				return resolveNode(this, pos, side, true);
			}
			matchContext(context) {
				return matchNodeContext(this.parent, context);
			}
			enterUnfinishedNodesBefore(pos) {
				let scan = this.childBefore(pos), node = this;
				while (scan) {
					let last = scan.lastChild;
					if (!last || last.to != scan.to) break;
					if (last.type.isError && last.from == last.to) {
						node = scan;
						scan = last.prevSibling;
					} else scan = last;
				}
				return node;
			}
			get node() {
				return this;
			}
			get next() {
				return this.parent;
			}
		};
		TreeNode = class TreeNode extends BaseNode {
			constructor(_tree, from, index, _parent) {
				super();
				this._tree = _tree;
				this.from = from;
				this.index = index;
				this._parent = _parent;
			}
			get type() {
				return this._tree.type;
			}
			get name() {
				return this._tree.type.name;
			}
			get to() {
				return this.from + this._tree.length;
			}
			nextChild(i, dir, pos, side, mode = 0) {
				for (let parent = this;;) {
					for (let { children, positions } = parent._tree, e = dir > 0 ? children.length : -1; i != e; i += dir) {
						let next = children[i], start = positions[i] + parent.from, mounted;
						if (!(mode & IterMode.EnterBracketed && next instanceof Tree && (mounted = MountedTree.get(next)) && !mounted.overlay && mounted.bracketed && pos >= start && pos <= start + next.length) && !checkSide(side, pos, start, start + next.length)) continue;
						if (next instanceof TreeBuffer) {
							if (mode & IterMode.ExcludeBuffers) continue;
							let index = next.findChild(0, next.buffer.length, dir, pos - start, side);
							if (index > -1) return new BufferNode(new BufferContext(parent, next, i, start), null, index);
						} else if (mode & IterMode.IncludeAnonymous || !next.type.isAnonymous || hasChild(next)) {
							let mounted;
							if (!(mode & IterMode.IgnoreMounts) && (mounted = MountedTree.get(next)) && !mounted.overlay) return new TreeNode(mounted.tree, start, i, parent);
							let inner = new TreeNode(next, start, i, parent);
							return mode & IterMode.IncludeAnonymous || !inner.type.isAnonymous ? inner : inner.nextChild(dir < 0 ? next.children.length - 1 : 0, dir, pos, side, mode);
						}
					}
					if (mode & IterMode.IncludeAnonymous || !parent.type.isAnonymous) return null;
					if (parent.index >= 0) i = parent.index + dir;
					else i = dir < 0 ? -1 : parent._parent._tree.children.length;
					parent = parent._parent;
					if (!parent) return null;
				}
			}
			get firstChild() {
				return this.nextChild(0, 1, 0, 4);
			}
			get lastChild() {
				return this.nextChild(this._tree.children.length - 1, -1, 0, 4);
			}
			childAfter(pos) {
				return this.nextChild(0, 1, pos, 2);
			}
			childBefore(pos) {
				return this.nextChild(this._tree.children.length - 1, -1, pos, -2);
			}
			prop(prop) {
				return this._tree.prop(prop);
			}
			enter(pos, side, mode = 0) {
				let mounted;
				if (!(mode & IterMode.IgnoreOverlays) && (mounted = MountedTree.get(this._tree)) && mounted.overlay) {
					let rPos = pos - this.from, enterBracketed = mode & IterMode.EnterBracketed && mounted.bracketed;
					for (let { from, to } of mounted.overlay) if ((side > 0 || enterBracketed ? from <= rPos : from < rPos) && (side < 0 || enterBracketed ? to >= rPos : to > rPos)) return new TreeNode(mounted.tree, mounted.overlay[0].from + this.from, -1, this);
				}
				return this.nextChild(0, 1, pos, side, mode);
			}
			nextSignificantParent() {
				let val = this;
				while (val.type.isAnonymous && val._parent) val = val._parent;
				return val;
			}
			get parent() {
				return this._parent ? this._parent.nextSignificantParent() : null;
			}
			get nextSibling() {
				return this._parent && this.index >= 0 ? this._parent.nextChild(this.index + 1, 1, 0, 4) : null;
			}
			get prevSibling() {
				return this._parent && this.index >= 0 ? this._parent.nextChild(this.index - 1, -1, 0, 4) : null;
			}
			get tree() {
				return this._tree;
			}
			toTree() {
				return this._tree;
			}
			toString() {
				return this._tree.toString();
			}
		};
		BufferContext = class {
			constructor(parent, buffer, index, start) {
				this.parent = parent;
				this.buffer = buffer;
				this.index = index;
				this.start = start;
			}
		};
		BufferNode = class BufferNode extends BaseNode {
			get name() {
				return this.type.name;
			}
			get from() {
				return this.context.start + this.context.buffer.buffer[this.index + 1];
			}
			get to() {
				return this.context.start + this.context.buffer.buffer[this.index + 2];
			}
			constructor(context, _parent, index) {
				super();
				this.context = context;
				this._parent = _parent;
				this.index = index;
				this.type = context.buffer.set.types[context.buffer.buffer[index]];
			}
			child(dir, pos, side) {
				let { buffer } = this.context;
				let index = buffer.findChild(this.index + 4, buffer.buffer[this.index + 3], dir, pos - this.context.start, side);
				return index < 0 ? null : new BufferNode(this.context, this, index);
			}
			get firstChild() {
				return this.child(1, 0, 4);
			}
			get lastChild() {
				return this.child(-1, 0, 4);
			}
			childAfter(pos) {
				return this.child(1, pos, 2);
			}
			childBefore(pos) {
				return this.child(-1, pos, -2);
			}
			prop(prop) {
				return this.type.prop(prop);
			}
			enter(pos, side, mode = 0) {
				if (mode & IterMode.ExcludeBuffers) return null;
				let { buffer } = this.context;
				let index = buffer.findChild(this.index + 4, buffer.buffer[this.index + 3], side > 0 ? 1 : -1, pos - this.context.start, side);
				return index < 0 ? null : new BufferNode(this.context, this, index);
			}
			get parent() {
				return this._parent || this.context.parent.nextSignificantParent();
			}
			externalSibling(dir) {
				return this._parent ? null : this.context.parent.nextChild(this.context.index + dir, dir, 0, 4);
			}
			get nextSibling() {
				let { buffer } = this.context;
				let after = buffer.buffer[this.index + 3];
				if (after < (this._parent ? buffer.buffer[this._parent.index + 3] : buffer.buffer.length)) return new BufferNode(this.context, this._parent, after);
				return this.externalSibling(1);
			}
			get prevSibling() {
				let { buffer } = this.context;
				let parentStart = this._parent ? this._parent.index + 4 : 0;
				if (this.index == parentStart) return this.externalSibling(-1);
				return new BufferNode(this.context, this._parent, buffer.findChild(parentStart, this.index, -1, 0, 4));
			}
			get tree() {
				return null;
			}
			toTree() {
				let children = [], positions = [];
				let { buffer } = this.context;
				let startI = this.index + 4, endI = buffer.buffer[this.index + 3];
				if (endI > startI) {
					let from = buffer.buffer[this.index + 1];
					children.push(buffer.slice(startI, endI, from));
					positions.push(0);
				}
				return new Tree(this.type, children, positions, this.to - this.from);
			}
			toString() {
				return this.context.buffer.childString(this.index);
			}
		};
		StackIterator = class {
			constructor(heads, node) {
				this.heads = heads;
				this.node = node;
			}
			get next() {
				return iterStack(this.heads);
			}
		};
		TreeCursor = class {
			get name() {
				return this.type.name;
			}
			constructor(node, mode = 0) {
				this.buffer = null;
				this.stack = [];
				this.index = 0;
				this.bufferNode = null;
				this.mode = mode & ~IterMode.EnterBracketed;
				if (node instanceof TreeNode) this.yieldNode(node);
				else {
					this._tree = node.context.parent;
					this.buffer = node.context;
					for (let n = node._parent; n; n = n._parent) this.stack.unshift(n.index);
					this.bufferNode = node;
					this.yieldBuf(node.index);
				}
			}
			yieldNode(node) {
				if (!node) return false;
				this._tree = node;
				this.type = node.type;
				this.from = node.from;
				this.to = node.to;
				return true;
			}
			yieldBuf(index, type) {
				this.index = index;
				let { start, buffer } = this.buffer;
				this.type = type || buffer.set.types[buffer.buffer[index]];
				this.from = start + buffer.buffer[index + 1];
				this.to = start + buffer.buffer[index + 2];
				return true;
			}
			yield(node) {
				if (!node) return false;
				if (node instanceof TreeNode) {
					this.buffer = null;
					return this.yieldNode(node);
				}
				this.buffer = node.context;
				return this.yieldBuf(node.index, node.type);
			}
			toString() {
				return this.buffer ? this.buffer.buffer.childString(this.index) : this._tree.toString();
			}
			enterChild(dir, pos, side) {
				if (!this.buffer) return this.yield(this._tree.nextChild(dir < 0 ? this._tree._tree.children.length - 1 : 0, dir, pos, side, this.mode));
				let { buffer } = this.buffer;
				let index = buffer.findChild(this.index + 4, buffer.buffer[this.index + 3], dir, pos - this.buffer.start, side);
				if (index < 0) return false;
				this.stack.push(this.index);
				return this.yieldBuf(index);
			}
			firstChild() {
				return this.enterChild(1, 0, 4);
			}
			lastChild() {
				return this.enterChild(-1, 0, 4);
			}
			childAfter(pos) {
				return this.enterChild(1, pos, 2);
			}
			childBefore(pos) {
				return this.enterChild(-1, pos, -2);
			}
			enter(pos, side, mode = this.mode) {
				if (!this.buffer) return this.yield(this._tree.enter(pos, side, mode));
				return mode & IterMode.ExcludeBuffers ? false : this.enterChild(1, pos, side);
			}
			parent() {
				if (!this.buffer) return this.yieldNode(this.mode & IterMode.IncludeAnonymous ? this._tree._parent : this._tree.parent);
				if (this.stack.length) return this.yieldBuf(this.stack.pop());
				let parent = this.mode & IterMode.IncludeAnonymous ? this.buffer.parent : this.buffer.parent.nextSignificantParent();
				this.buffer = null;
				return this.yieldNode(parent);
			}
			sibling(dir) {
				if (!this.buffer) return !this._tree._parent ? false : this.yield(this._tree.index < 0 ? null : this._tree._parent.nextChild(this._tree.index + dir, dir, 0, 4, this.mode));
				let { buffer } = this.buffer, d = this.stack.length - 1;
				if (dir < 0) {
					let parentStart = d < 0 ? 0 : this.stack[d] + 4;
					if (this.index != parentStart) return this.yieldBuf(buffer.findChild(parentStart, this.index, -1, 0, 4));
				} else {
					let after = buffer.buffer[this.index + 3];
					if (after < (d < 0 ? buffer.buffer.length : buffer.buffer[this.stack[d] + 3])) return this.yieldBuf(after);
				}
				return d < 0 ? this.yield(this.buffer.parent.nextChild(this.buffer.index + dir, dir, 0, 4, this.mode)) : false;
			}
			nextSibling() {
				return this.sibling(1);
			}
			prevSibling() {
				return this.sibling(-1);
			}
			atLastNode(dir) {
				let index, parent, { buffer } = this;
				if (buffer) {
					if (dir > 0) {
						if (this.index < buffer.buffer.buffer.length) return false;
					} else for (let i = 0; i < this.index; i++) if (buffer.buffer.buffer[i + 3] < this.index) return false;
					({index, parent} = buffer);
				} else ({index, _parent: parent} = this._tree);
				for (; parent; {index, _parent: parent} = parent) if (index > -1) for (let i = index + dir, e = dir < 0 ? -1 : parent._tree.children.length; i != e; i += dir) {
					let child = parent._tree.children[i];
					if (this.mode & IterMode.IncludeAnonymous || child instanceof TreeBuffer || !child.type.isAnonymous || hasChild(child)) return false;
				}
				return true;
			}
			move(dir, enter) {
				if (enter && this.enterChild(dir, 0, 4)) return true;
				for (;;) {
					if (this.sibling(dir)) return true;
					if (this.atLastNode(dir) || !this.parent()) return false;
				}
			}
			next(enter = true) {
				return this.move(1, enter);
			}
			prev(enter = true) {
				return this.move(-1, enter);
			}
			moveTo(pos, side = 0) {
				while (this.from == this.to || (side < 1 ? this.from >= pos : this.from > pos) || (side > -1 ? this.to <= pos : this.to < pos)) if (!this.parent()) break;
				while (this.enterChild(1, pos, side));
				return this;
			}
			get node() {
				if (!this.buffer) return this._tree;
				let cache = this.bufferNode, result = null, depth = 0;
				if (cache && cache.context == this.buffer) scan: for (let index = this.index, d = this.stack.length; d >= 0;) {
					for (let c = cache; c; c = c._parent) if (c.index == index) {
						if (index == this.index) return c;
						result = c;
						depth = d + 1;
						break scan;
					}
					index = this.stack[--d];
				}
				for (let i = depth; i < this.stack.length; i++) result = new BufferNode(this.buffer, result, this.stack[i]);
				return this.bufferNode = new BufferNode(this.buffer, result, this.index);
			}
			get tree() {
				return this.buffer ? null : this._tree._tree;
			}
			iterate(enter, leave) {
				for (let depth = 0;;) {
					let mustLeave = false;
					if (this.type.isAnonymous || enter(this) !== false) {
						if (this.firstChild()) {
							depth++;
							continue;
						}
						if (!this.type.isAnonymous) mustLeave = true;
					}
					for (;;) {
						if (mustLeave && leave) leave(this);
						mustLeave = this.type.isAnonymous;
						if (!depth) return;
						if (this.nextSibling()) break;
						this.parent();
						depth--;
						mustLeave = true;
					}
				}
			}
			matchContext(context) {
				if (!this.buffer) return matchNodeContext(this.node.parent, context);
				let { buffer } = this.buffer, { types } = buffer.set;
				for (let i = context.length - 1, d = this.stack.length - 1; i >= 0; d--) {
					if (d < 0) return matchNodeContext(this._tree, context, i);
					let type = types[buffer.buffer[this.stack[d]]];
					if (!type.isAnonymous) {
						if (context[i] && context[i] != type.name) return false;
						i--;
					}
				}
				return true;
			}
		};
		nodeSizeCache = new WeakMap();
		Parser$1 = class {
			startParse(input, fragments, ranges) {
				if (typeof input == "string") input = new StringInput(input);
				ranges = !ranges ? [new Range$1(0, input.length)] : ranges.length ? ranges.map((r) => new Range$1(r.from, r.to)) : [new Range$1(0, 0)];
				return this.createParse(input, fragments || [], ranges);
			}
			parse(input, fragments, ranges) {
				let parse = this.startParse(input, fragments, ranges);
				for (;;) {
					let done = parse.advance();
					if (done) return done;
				}
			}
		};
		StringInput = class {
			constructor(string) {
				this.string = string;
			}
			get length() {
				return this.string.length;
			}
			chunk(from) {
				return this.string.slice(from);
			}
			get lineChunks() {
				return false;
			}
			read(from, to) {
				return this.string.slice(from, to);
			}
		};
		new NodeProp({ perNode: true });
	}));
	// ../../node_modules/@lezer/lr/dist/index.js
	function decodeArray(input, Type = Uint16Array) {
		if (typeof input != "string") return input;
		let array = null;
		for (let pos = 0, out = 0; pos < input.length;) {
			let value = 0;
			for (;;) {
				let next = input.charCodeAt(pos++), stop = false;
				if (next == 126) {
					value = 65535;
					break;
				}
				if (next >= 92) next--;
				if (next >= 34) next--;
				let digit = next - 32;
				if (digit >= 46) {
					digit -= 46;
					stop = true;
				}
				value += digit;
				if (stop) break;
				value *= 46;
			}
			if (array) array[out++] = value;
			else array = new Type(value);
		}
		return array;
	}
	function readToken(data, input, stack, group, precTable, precOffset) {
		let state = 0, groupMask = 1 << group, { dialect } = stack.p.parser;
		scan: for (;;) {
			if ((groupMask & data[state]) == 0) break;
			let accEnd = data[state + 1];
			for (let i = state + 3; i < accEnd; i += 2) if ((data[i + 1] & groupMask) > 0) {
				let term = data[i];
				if (dialect.allows(term) && (input.token.value == -1 || input.token.value == term || overrides(term, input.token.value, precTable, precOffset))) {
					input.acceptToken(term);
					break;
				}
			}
			let next = input.next, low = 0, high = data[state + 2];
			if (input.next < 0 && high > low && data[accEnd + high * 3 - 3] == 65535) {
				state = data[accEnd + high * 3 - 1];
				continue scan;
			}
			for (; low < high;) {
				let mid = low + high >> 1;
				let index = accEnd + mid + (mid << 1);
				let from = data[index], to = data[index + 1] || 65536;
				if (next < from) high = mid;
				else if (next >= to) low = mid + 1;
				else {
					state = data[index + 2];
					input.advance();
					continue scan;
				}
			}
			break;
		}
	}
	function findOffset(data, start, term) {
		for (let i = start, next; (next = data[i]) != 65535; i++) if (next == term) return i - start;
		return -1;
	}
	function overrides(token, prev, tableData, tableOffset) {
		let iPrev = findOffset(tableData, tableOffset, prev);
		return iPrev < 0 || findOffset(tableData, tableOffset, token) < iPrev;
	}
	function cutAt(tree, pos, side) {
		let cursor = tree.cursor(IterMode.IncludeAnonymous);
		cursor.moveTo(pos);
		for (;;) if (!(side < 0 ? cursor.childBefore(pos) : cursor.childAfter(pos))) for (;;) {
			if ((side < 0 ? cursor.to < pos : cursor.from > pos) && !cursor.type.isError) return side < 0 ? Math.max(0, Math.min(cursor.to - 1, pos - 25)) : Math.min(tree.length, Math.max(cursor.from + 1, pos + 25));
			if (side < 0 ? cursor.prevSibling() : cursor.nextSibling()) break;
			if (!cursor.parent()) return side < 0 ? 0 : tree.length;
		}
	}
	function pushStackDedup(stack, newStacks) {
		for (let i = 0; i < newStacks.length; i++) {
			let other = newStacks[i];
			if (other.pos == stack.pos && other.sameState(stack)) {
				if (newStacks[i].score < stack.score) newStacks[i] = stack;
				return;
			}
		}
		newStacks.push(stack);
	}
	function pair(data, off) {
		return data[off] | data[off + 1] << 16;
	}
	function findFinished(stacks) {
		let best = null;
		for (let stack of stacks) {
			let stopped = stack.p.stoppedAt;
			if ((stack.pos == stack.p.stream.end || stopped != null && stack.pos > stopped) && stack.p.parser.stateFlag(stack.state, 2) && (!best || best.score < stack.score)) best = stack;
		}
		return best;
	}
	function getSpecializer(spec) {
		if (spec.external) {
			let mask = spec.extend ? 1 : 0;
			return (value, stack) => spec.external(value, stack) << 1 | mask;
		}
		return spec.get;
	}
	var Stack, StackContext, SimulatedStack, StackBufferCursor, CachedToken, nullToken, InputStream, TokenGroup, LocalTokenGroup, verbose, stackIDs, FragmentCursor, TokenCache, Parse, Dialect, LRParser;
	var init_dist$1 = __esmMin((() => {
		init_dist$2();
		Stack = class Stack {
			constructor(p, stack, state, reducePos, pos, score, buffer, bufferBase, curContext, lookAhead = 0, parent) {
				this.p = p;
				this.stack = stack;
				this.state = state;
				this.reducePos = reducePos;
				this.pos = pos;
				this.score = score;
				this.buffer = buffer;
				this.bufferBase = bufferBase;
				this.curContext = curContext;
				this.lookAhead = lookAhead;
				this.parent = parent;
			}
			toString() {
				return `[${this.stack.filter((_, i) => i % 3 == 0).concat(this.state)}]@${this.pos}${this.score ? "!" + this.score : ""}`;
			}
			static start(p, state, pos = 0) {
				let cx = p.parser.context;
				return new Stack(p, [], state, pos, pos, 0, [], 0, cx ? new StackContext(cx, cx.start) : null, 0, null);
			}
			get context() {
				return this.curContext ? this.curContext.context : null;
			}
			pushState(state, start) {
				this.stack.push(this.state, start, this.bufferBase + this.buffer.length);
				this.state = state;
			}
			reduce(action) {
				var _a;
				let depth = action >> 19, type = action & 65535;
				let { parser } = this.p;
				let lookaheadRecord = this.reducePos < this.pos - 25 && this.setLookAhead(this.pos);
				let dPrec = parser.dynamicPrecedence(type);
				if (dPrec) this.score += dPrec;
				if (depth == 0) {
					if (type < parser.minRepeatTerm && this.reducePos < this.pos) this.reducePos = this.pos;
					this.pushState(parser.getGoto(this.state, type, true), this.reducePos);
					if (type < parser.minRepeatTerm) this.storeNode(type, this.reducePos, this.reducePos, lookaheadRecord ? 8 : 4, true);
					this.reduceContext(type, this.reducePos);
					return;
				}
				let base = this.stack.length - (depth - 1) * 3 - (action & 262144 ? 6 : 0);
				let start = base ? this.stack[base - 2] : this.p.ranges[0].from;
				if (type < parser.minRepeatTerm && start == this.reducePos && this.reducePos < this.pos) this.reducePos = this.pos;
				let size = this.reducePos - start;
				if (size >= 2e3 && !((_a = this.p.parser.nodeSet.types[type]) === null || _a === void 0 ? void 0 : _a.isAnonymous)) {
					if (start == this.p.lastBigReductionStart) {
						this.p.bigReductionCount++;
						this.p.lastBigReductionSize = size;
					} else if (this.p.lastBigReductionSize < size) {
						this.p.bigReductionCount = 1;
						this.p.lastBigReductionStart = start;
						this.p.lastBigReductionSize = size;
					}
				}
				let bufferBase = base ? this.stack[base - 1] : 0, count = this.bufferBase + this.buffer.length - bufferBase;
				if (type < parser.minRepeatTerm || action & 131072) {
					let pos = parser.stateFlag(this.state, 1) ? this.pos : this.reducePos;
					this.storeNode(type, start, pos, count + 4, true);
				}
				if (action & 262144) this.state = this.stack[base];
				else {
					let baseStateID = this.stack[base - 3];
					this.state = parser.getGoto(baseStateID, type, true);
				}
				while (this.stack.length > base) this.stack.pop();
				this.reduceContext(type, start);
			}
			storeNode(term, start, end, size = 4, mustSink = false) {
				if (term == 0 && (!this.stack.length || this.stack[this.stack.length - 1] < this.buffer.length + this.bufferBase)) {
					let top = this.buffer.length;
					if (top > 0 && this.buffer[top - 4] == 0 && this.buffer[top - 1] > -1) {
						if (start == end) return;
						if (this.buffer[top - 2] >= start) {
							this.buffer[top - 2] = end;
							return;
						}
					}
				}
				if (!mustSink || this.pos == end) this.buffer.push(term, start, end, size);
				else {
					let index = this.buffer.length;
					if (index > 0 && (this.buffer[index - 4] != 0 || this.buffer[index - 1] < 0)) {
						let mustMove = false;
						for (let scan = index; scan > 0 && this.buffer[scan - 2] > end; scan -= 4) if (this.buffer[scan - 1] >= 0) {
							mustMove = true;
							break;
						}
						if (mustMove) while (index > 0 && this.buffer[index - 2] > end) {
							this.buffer[index] = this.buffer[index - 4];
							this.buffer[index + 1] = this.buffer[index - 3];
							this.buffer[index + 2] = this.buffer[index - 2];
							this.buffer[index + 3] = this.buffer[index - 1];
							index -= 4;
							if (size > 4) size -= 4;
						}
					}
					this.buffer[index] = term;
					this.buffer[index + 1] = start;
					this.buffer[index + 2] = end;
					this.buffer[index + 3] = size;
				}
			}
			shift(action, type, start, end) {
				if (action & 131072) this.pushState(action & 65535, this.pos);
				else if ((action & 262144) == 0) {
					let nextState = action, { parser } = this.p;
					this.pos = end;
					let skipped = parser.stateFlag(nextState, 1);
					if (!skipped && (end > start || type <= parser.maxNode)) this.reducePos = end;
					this.pushState(nextState, skipped ? start : Math.min(start, this.reducePos));
					this.shiftContext(type, start);
					if (type <= parser.maxNode) this.buffer.push(type, start, end, 4);
				} else {
					this.pos = end;
					this.shiftContext(type, start);
					if (type <= this.p.parser.maxNode) this.buffer.push(type, start, end, 4);
				}
			}
			apply(action, next, nextStart, nextEnd) {
				if (action & 65536) this.reduce(action);
				else this.shift(action, next, nextStart, nextEnd);
			}
			useNode(value, next, start) {
				let index = this.p.reused.length - 1;
				if (index < 0 || this.p.reused[index] != value) {
					this.p.reused.push(value);
					index++;
				}
				let end = this.reducePos = this.pos = start + value.length;
				this.pushState(next, start);
				this.buffer.push(index, start, end, -1);
				if (this.curContext) this.updateContext(this.curContext.tracker.reuse(this.curContext.context, value, this, this.p.stream.reset(this.pos - value.length)));
			}
			split() {
				let parent = this;
				let off = parent.buffer.length;
				if (off && parent.buffer[off - 4] == 0) off -= 4;
				while (off > 0 && parent.buffer[off - 2] > parent.reducePos) off -= 4;
				let buffer = parent.buffer.slice(off), base = parent.bufferBase + off;
				while (parent && base == parent.bufferBase) parent = parent.parent;
				return new Stack(this.p, this.stack.slice(), this.state, this.reducePos, this.pos, this.score, buffer, base, this.curContext, this.lookAhead, parent);
			}
			recoverByDelete(next, nextEnd) {
				let isNode = next <= this.p.parser.maxNode;
				if (isNode) this.storeNode(next, this.pos, nextEnd, 4);
				this.storeNode(0, this.pos, nextEnd, isNode ? 8 : 4);
				this.pos = this.reducePos = nextEnd;
				this.score -= 190;
			}
			canShift(term) {
				for (let sim = new SimulatedStack(this);;) {
					let action = this.p.parser.stateSlot(sim.state, 4) || this.p.parser.hasAction(sim.state, term);
					if (action == 0) return false;
					if ((action & 65536) == 0) return true;
					sim.reduce(action);
				}
			}
			recoverByInsert(next) {
				if (this.stack.length >= 300) return [];
				let nextStates = this.p.parser.nextStates(this.state);
				if (nextStates.length > 8 || this.stack.length >= 120) {
					let best = [];
					for (let i = 0, s; i < nextStates.length; i += 2) if ((s = nextStates[i + 1]) != this.state && this.p.parser.hasAction(s, next)) best.push(nextStates[i], s);
					if (this.stack.length < 120) for (let i = 0; best.length < 8 && i < nextStates.length; i += 2) {
						let s = nextStates[i + 1];
						if (!best.some((v, i) => i & 1 && v == s)) best.push(nextStates[i], s);
					}
					nextStates = best;
				}
				let result = [];
				for (let i = 0; i < nextStates.length && result.length < 4; i += 2) {
					let s = nextStates[i + 1];
					if (s == this.state) continue;
					let stack = this.split();
					stack.pushState(s, this.pos);
					stack.storeNode(0, stack.pos, stack.pos, 4, true);
					stack.shiftContext(nextStates[i], this.pos);
					stack.reducePos = this.pos;
					stack.score -= 200;
					result.push(stack);
				}
				return result;
			}
			forceReduce() {
				let { parser } = this.p;
				let reduce = parser.stateSlot(this.state, 5);
				if ((reduce & 65536) == 0) return false;
				if (!parser.validAction(this.state, reduce)) {
					let depth = reduce >> 19, term = reduce & 65535;
					let target = this.stack.length - depth * 3;
					if (target < 0 || parser.getGoto(this.stack[target], term, false) < 0) {
						let backup = this.findForcedReduction();
						if (backup == null) return false;
						reduce = backup;
					}
					this.storeNode(0, this.pos, this.pos, 4, true);
					this.score -= 100;
				}
				this.reducePos = this.pos;
				this.reduce(reduce);
				return true;
			}
			findForcedReduction() {
				let { parser } = this.p, seen = [];
				let explore = (state, depth) => {
					if (seen.includes(state)) return;
					seen.push(state);
					return parser.allActions(state, (action) => {
						if (action & 393216);
						else if (action & 65536) {
							let rDepth = (action >> 19) - depth;
							if (rDepth > 1) {
								let term = action & 65535, target = this.stack.length - rDepth * 3;
								if (target >= 0 && parser.getGoto(this.stack[target], term, false) >= 0) return rDepth << 19 | 65536 | term;
							}
						} else {
							let found = explore(action, depth + 1);
							if (found != null) return found;
						}
					});
				};
				return explore(this.state, 0);
			}
			forceAll() {
				while (!this.p.parser.stateFlag(this.state, 2)) if (!this.forceReduce()) {
					this.storeNode(0, this.pos, this.pos, 4, true);
					break;
				}
				return this;
			}
			get deadEnd() {
				if (this.stack.length != 3) return false;
				let { parser } = this.p;
				return parser.data[parser.stateSlot(this.state, 1)] == 65535 && !parser.stateSlot(this.state, 4);
			}
			restart() {
				this.storeNode(0, this.pos, this.pos, 4, true);
				this.state = this.stack[0];
				this.stack.length = 0;
			}
			sameState(other) {
				if (this.state != other.state || this.stack.length != other.stack.length) return false;
				for (let i = 0; i < this.stack.length; i += 3) if (this.stack[i] != other.stack[i]) return false;
				return true;
			}
			get parser() {
				return this.p.parser;
			}
			dialectEnabled(dialectID) {
				return this.p.parser.dialect.flags[dialectID];
			}
			shiftContext(term, start) {
				if (this.curContext) this.updateContext(this.curContext.tracker.shift(this.curContext.context, term, this, this.p.stream.reset(start)));
			}
			reduceContext(term, start) {
				if (this.curContext) this.updateContext(this.curContext.tracker.reduce(this.curContext.context, term, this, this.p.stream.reset(start)));
			}
			emitContext() {
				let last = this.buffer.length - 1;
				if (last < 0 || this.buffer[last] != -3) this.storeNode(this.curContext.hash, this.reducePos, this.reducePos, -3, true);
			}
			emitLookAhead() {
				let last = this.buffer.length - 1;
				if (last < 0 || this.buffer[last] != -4) this.buffer.push(this.lookAhead, this.pos, this.pos, -4);
			}
			updateContext(context) {
				if (context != this.curContext.context) {
					let newCx = new StackContext(this.curContext.tracker, context);
					if (newCx.hash != this.curContext.hash) this.emitContext();
					this.curContext = newCx;
				}
			}
			setLookAhead(lookAhead) {
				if (lookAhead <= this.lookAhead) return false;
				this.emitLookAhead();
				this.lookAhead = lookAhead;
				return true;
			}
			close() {
				if (this.curContext && this.curContext.tracker.strict) this.emitContext();
				if (this.lookAhead > 0) this.emitLookAhead();
			}
		};
		StackContext = class {
			constructor(tracker, context) {
				this.tracker = tracker;
				this.context = context;
				this.hash = tracker.strict ? tracker.hash(context) : 0;
			}
		};
		SimulatedStack = class {
			constructor(start) {
				this.start = start;
				this.state = start.state;
				this.stack = start.stack;
				this.base = this.stack.length;
			}
			reduce(action) {
				let term = action & 65535, depth = action >> 19;
				if (depth == 0) {
					if (this.stack == this.start.stack) this.stack = this.stack.slice();
					this.stack.push(this.state, 0, 0);
					this.base += 3;
				} else this.base -= (depth - 1) * 3;
				let goto = this.start.p.parser.getGoto(this.stack[this.base - 3], term, true);
				this.state = goto;
			}
		};
		StackBufferCursor = class StackBufferCursor {
			constructor(stack, pos, index) {
				this.stack = stack;
				this.pos = pos;
				this.index = index;
				this.buffer = stack.buffer;
				if (this.index == 0) this.maybeNext();
			}
			static create(stack, pos = stack.bufferBase + stack.buffer.length) {
				return new StackBufferCursor(stack, pos, pos - stack.bufferBase);
			}
			maybeNext() {
				let next = this.stack.parent;
				if (next != null) {
					this.index = this.stack.bufferBase - next.bufferBase;
					this.stack = next;
					this.buffer = next.buffer;
				}
			}
			get id() {
				return this.buffer[this.index - 4];
			}
			get start() {
				return this.buffer[this.index - 3];
			}
			get end() {
				return this.buffer[this.index - 2];
			}
			get size() {
				return this.buffer[this.index - 1];
			}
			next() {
				this.index -= 4;
				this.pos -= 4;
				if (this.index == 0) this.maybeNext();
			}
			fork() {
				return new StackBufferCursor(this.stack, this.pos, this.index);
			}
		};
		CachedToken = class {
			constructor() {
				this.start = -1;
				this.value = -1;
				this.end = -1;
				this.extended = -1;
				this.lookAhead = 0;
				this.mask = 0;
				this.context = 0;
			}
		};
		nullToken = new CachedToken();
		InputStream = class {
			constructor(input, ranges) {
				this.input = input;
				this.ranges = ranges;
				this.chunk = "";
				this.chunkOff = 0;
				this.chunk2 = "";
				this.chunk2Pos = 0;
				this.next = -1;
				this.token = nullToken;
				this.rangeIndex = 0;
				this.pos = this.chunkPos = ranges[0].from;
				this.range = ranges[0];
				this.end = ranges[ranges.length - 1].to;
				this.readNext();
			}
			resolveOffset(offset, assoc) {
				let range = this.range, index = this.rangeIndex;
				let pos = this.pos + offset;
				while (pos < range.from) {
					if (!index) return null;
					let next = this.ranges[--index];
					pos -= range.from - next.to;
					range = next;
				}
				while (assoc < 0 ? pos > range.to : pos >= range.to) {
					if (index == this.ranges.length - 1) return null;
					let next = this.ranges[++index];
					pos += next.from - range.to;
					range = next;
				}
				return pos;
			}
			clipPos(pos) {
				if (pos >= this.range.from && pos < this.range.to) return pos;
				for (let range of this.ranges) if (range.to > pos) return Math.max(pos, range.from);
				return this.end;
			}
			peek(offset) {
				let idx = this.chunkOff + offset, pos, result;
				if (idx >= 0 && idx < this.chunk.length) {
					pos = this.pos + offset;
					result = this.chunk.charCodeAt(idx);
				} else {
					let resolved = this.resolveOffset(offset, 1);
					if (resolved == null) return -1;
					pos = resolved;
					if (pos >= this.chunk2Pos && pos < this.chunk2Pos + this.chunk2.length) result = this.chunk2.charCodeAt(pos - this.chunk2Pos);
					else {
						let i = this.rangeIndex, range = this.range;
						while (range.to <= pos) range = this.ranges[++i];
						this.chunk2 = this.input.chunk(this.chunk2Pos = pos);
						if (pos + this.chunk2.length > range.to) this.chunk2 = this.chunk2.slice(0, range.to - pos);
						result = this.chunk2.charCodeAt(0);
					}
				}
				if (pos >= this.token.lookAhead) this.token.lookAhead = pos + 1;
				return result;
			}
			acceptToken(token, endOffset = 0) {
				let end = endOffset ? this.resolveOffset(endOffset, -1) : this.pos;
				if (end == null || end < this.token.start) throw new RangeError("Token end out of bounds");
				this.token.value = token;
				this.token.end = end;
			}
			acceptTokenTo(token, endPos) {
				this.token.value = token;
				this.token.end = endPos;
			}
			getChunk() {
				if (this.pos >= this.chunk2Pos && this.pos < this.chunk2Pos + this.chunk2.length) {
					let { chunk, chunkPos } = this;
					this.chunk = this.chunk2;
					this.chunkPos = this.chunk2Pos;
					this.chunk2 = chunk;
					this.chunk2Pos = chunkPos;
					this.chunkOff = this.pos - this.chunkPos;
				} else {
					this.chunk2 = this.chunk;
					this.chunk2Pos = this.chunkPos;
					let nextChunk = this.input.chunk(this.pos);
					let end = this.pos + nextChunk.length;
					this.chunk = end > this.range.to ? nextChunk.slice(0, this.range.to - this.pos) : nextChunk;
					this.chunkPos = this.pos;
					this.chunkOff = 0;
				}
			}
			readNext() {
				if (this.chunkOff >= this.chunk.length) {
					this.getChunk();
					if (this.chunkOff == this.chunk.length) return this.next = -1;
				}
				return this.next = this.chunk.charCodeAt(this.chunkOff);
			}
			advance(n = 1) {
				this.chunkOff += n;
				while (this.pos + n >= this.range.to) {
					if (this.rangeIndex == this.ranges.length - 1) return this.setDone();
					n -= this.range.to - this.pos;
					this.range = this.ranges[++this.rangeIndex];
					this.pos = this.range.from;
				}
				this.pos += n;
				if (this.pos >= this.token.lookAhead) this.token.lookAhead = this.pos + 1;
				return this.readNext();
			}
			setDone() {
				this.pos = this.chunkPos = this.end;
				this.range = this.ranges[this.rangeIndex = this.ranges.length - 1];
				this.chunk = "";
				return this.next = -1;
			}
			reset(pos, token) {
				if (token) {
					this.token = token;
					token.start = pos;
					token.lookAhead = pos + 1;
					token.value = token.extended = -1;
				} else this.token = nullToken;
				if (this.pos != pos) {
					this.pos = pos;
					if (pos == this.end) {
						this.setDone();
						return this;
					}
					while (pos < this.range.from) this.range = this.ranges[--this.rangeIndex];
					while (pos >= this.range.to) this.range = this.ranges[++this.rangeIndex];
					if (pos >= this.chunkPos && pos < this.chunkPos + this.chunk.length) this.chunkOff = pos - this.chunkPos;
					else {
						this.chunk = "";
						this.chunkOff = 0;
					}
					this.readNext();
				}
				return this;
			}
			read(from, to) {
				if (from >= this.chunkPos && to <= this.chunkPos + this.chunk.length) return this.chunk.slice(from - this.chunkPos, to - this.chunkPos);
				if (from >= this.chunk2Pos && to <= this.chunk2Pos + this.chunk2.length) return this.chunk2.slice(from - this.chunk2Pos, to - this.chunk2Pos);
				if (from >= this.range.from && to <= this.range.to) return this.input.read(from, to);
				let result = "";
				for (let r of this.ranges) {
					if (r.from >= to) break;
					if (r.to > from) result += this.input.read(Math.max(r.from, from), Math.min(r.to, to));
				}
				return result;
			}
		};
		TokenGroup = class {
			constructor(data, id) {
				this.data = data;
				this.id = id;
			}
			token(input, stack) {
				let { parser } = stack.p;
				readToken(this.data, input, stack, this.id, parser.data, parser.tokenPrecTable);
			}
		};
		TokenGroup.prototype.contextual = TokenGroup.prototype.fallback = TokenGroup.prototype.extend = false;
		LocalTokenGroup = class {
			constructor(data, precTable, elseToken) {
				this.precTable = precTable;
				this.elseToken = elseToken;
				this.data = typeof data == "string" ? decodeArray(data) : data;
			}
			token(input, stack) {
				let start = input.pos, skipped = 0;
				for (;;) {
					let atEof = input.next < 0, nextPos = input.resolveOffset(1, 1);
					readToken(this.data, input, stack, 0, this.data, this.precTable);
					if (input.token.value > -1) break;
					if (this.elseToken == null) return;
					if (!atEof) skipped++;
					if (nextPos == null) break;
					input.reset(nextPos, input.token);
				}
				if (skipped) {
					input.reset(start, input.token);
					input.acceptToken(this.elseToken, skipped);
				}
			}
		};
		LocalTokenGroup.prototype.contextual = TokenGroup.prototype.fallback = TokenGroup.prototype.extend = false;
		verbose = typeof process != "undefined" && process.env && /\bparse\b/.test(process.env.LOG);
		stackIDs = null;
		FragmentCursor = class {
			constructor(fragments, minRepeat) {
				this.fragments = fragments;
				this.minRepeat = minRepeat;
				this.i = 0;
				this.fragment = null;
				this.safeFrom = -1;
				this.safeTo = -1;
				this.trees = [];
				this.start = [];
				this.index = [];
				this.lastRepeat = null;
				this.lastRepeatPos = -1;
				this.nextFragment();
			}
			nextFragment() {
				let fr = this.fragment = this.i == this.fragments.length ? null : this.fragments[this.i++];
				if (fr) {
					this.safeFrom = fr.openStart ? cutAt(fr.tree, fr.from + fr.offset, 1) - fr.offset : fr.from;
					this.safeTo = fr.openEnd ? cutAt(fr.tree, fr.to + fr.offset, -1) - fr.offset : fr.to;
					while (this.trees.length) {
						this.trees.pop();
						this.start.pop();
						this.index.pop();
					}
					this.trees.push(fr.tree);
					this.start.push(-fr.offset);
					this.index.push(0);
					this.nextStart = this.safeFrom;
				} else this.nextStart = 1e9;
			}
			nodeAt(pos) {
				if (pos < this.nextStart) return null;
				while (this.fragment && this.safeTo <= pos) this.nextFragment();
				if (!this.fragment) return null;
				for (;;) {
					let last = this.trees.length - 1;
					if (last < 0) {
						this.nextFragment();
						return null;
					}
					if (pos < this.safeFrom) return null;
					let top = this.trees[last], index = this.index[last];
					if (index == top.children.length) {
						this.trees.pop();
						this.start.pop();
						this.index.pop();
						continue;
					}
					let next = top.children[index];
					let start = this.start[last] + top.positions[index];
					if (start > pos) {
						this.nextStart = start;
						return null;
					}
					if (next instanceof Tree) {
						let storeRepeat = start > this.lastRepeatPos && next.type.id >= this.minRepeat;
						if (start == pos || storeRepeat) {
							let end = start + next.length, lookahead;
							if (start >= this.safeFrom && end <= this.safeTo && (!(lookahead = next.prop(NodeProp.lookAhead)) || end + lookahead < this.fragment.to)) {
								if (storeRepeat) {
									this.lastRepeat = next;
									this.lastRepeatPos = start;
								}
								if (start == pos) return next;
							}
						}
						this.index[last]++;
						if (start + next.length >= Math.max(this.safeFrom, pos)) {
							this.trees.push(next);
							this.start.push(start);
							this.index.push(0);
						}
					} else {
						this.index[last]++;
						this.nextStart = start + next.length;
					}
				}
			}
		};
		TokenCache = class {
			constructor(parser, stream) {
				this.stream = stream;
				this.tokens = [];
				this.mainToken = null;
				this.actions = [];
				this.tokens = parser.tokenizers.map((_) => new CachedToken());
			}
			getActions(stack) {
				let actionIndex = 0;
				let main = null;
				let { parser } = stack.p, { tokenizers } = parser;
				let mask = parser.stateSlot(stack.state, 3);
				let context = stack.curContext ? stack.curContext.hash : 0;
				let lookAhead = 0;
				for (let i = 0; i < tokenizers.length; i++) {
					if ((1 << i & mask) == 0) continue;
					let tokenizer = tokenizers[i], token = this.tokens[i];
					if (main && !tokenizer.fallback) continue;
					if (tokenizer.contextual || token.start != stack.pos || token.mask != mask || token.context != context) {
						this.updateCachedToken(token, tokenizer, stack);
						token.mask = mask;
						token.context = context;
					}
					if (token.lookAhead > token.end + 25) lookAhead = Math.max(token.lookAhead, lookAhead);
					if (token.value != 0) {
						let startIndex = actionIndex;
						if (token.extended > -1) actionIndex = this.addActions(stack, token.extended, token.end, actionIndex);
						actionIndex = this.addActions(stack, token.value, token.end, actionIndex);
						if (!tokenizer.extend) {
							main = token;
							if (actionIndex > startIndex) break;
						}
					}
				}
				while (this.actions.length > actionIndex) this.actions.pop();
				if (lookAhead) stack.setLookAhead(lookAhead);
				if (!main && stack.pos == this.stream.end) {
					main = new CachedToken();
					main.value = stack.p.parser.eofTerm;
					main.start = main.end = stack.pos;
					actionIndex = this.addActions(stack, main.value, main.end, actionIndex);
				}
				this.mainToken = main;
				return this.actions;
			}
			getMainToken(stack) {
				if (this.mainToken) return this.mainToken;
				let main = new CachedToken(), { pos, p } = stack;
				main.start = pos;
				main.end = Math.min(pos + 1, p.stream.end);
				main.value = pos == p.stream.end ? p.parser.eofTerm : 0;
				return main;
			}
			updateCachedToken(token, tokenizer, stack) {
				let start = this.stream.clipPos(stack.pos);
				tokenizer.token(this.stream.reset(start, token), stack);
				if (token.value > -1) {
					let { parser } = stack.p;
					for (let i = 0; i < parser.specialized.length; i++) if (parser.specialized[i] == token.value) {
						let result = parser.specializers[i](this.stream.read(token.start, token.end), stack);
						if (result >= 0 && stack.p.parser.dialect.allows(result >> 1)) {
							if ((result & 1) == 0) token.value = result >> 1;
							else token.extended = result >> 1;
							break;
						}
					}
				} else {
					token.value = 0;
					token.end = this.stream.clipPos(start + 1);
				}
			}
			putAction(action, token, end, index) {
				for (let i = 0; i < index; i += 3) if (this.actions[i] == action) return index;
				this.actions[index++] = action;
				this.actions[index++] = token;
				this.actions[index++] = end;
				return index;
			}
			addActions(stack, token, end, index) {
				let { state } = stack, { parser } = stack.p, { data } = parser;
				for (let set = 0; set < 2; set++) for (let i = parser.stateSlot(state, set ? 2 : 1);; i += 3) {
					if (data[i] == 65535) {
						if (data[i + 1] == 1) i = pair(data, i + 2);
						else {
							if (index == 0 && data[i + 1] == 2) index = this.putAction(pair(data, i + 2), token, end, index);
							break;
						}
					}
					if (data[i] == token) index = this.putAction(pair(data, i + 1), token, end, index);
				}
				return index;
			}
		};
		Parse = class {
			constructor(parser, input, fragments, ranges) {
				this.parser = parser;
				this.input = input;
				this.ranges = ranges;
				this.recovering = 0;
				this.nextStackID = 9812;
				this.minStackPos = 0;
				this.reused = [];
				this.stoppedAt = null;
				this.lastBigReductionStart = -1;
				this.lastBigReductionSize = 0;
				this.bigReductionCount = 0;
				this.stream = new InputStream(input, ranges);
				this.tokens = new TokenCache(parser, this.stream);
				this.topTerm = parser.top[1];
				let { from } = ranges[0];
				this.stacks = [Stack.start(this, parser.top[0], from)];
				this.fragments = fragments.length && this.stream.end - from > parser.bufferLength * 4 ? new FragmentCursor(fragments, parser.minRepeatTerm) : null;
			}
			get parsedPos() {
				return this.minStackPos;
			}
			advance() {
				let stacks = this.stacks, pos = this.minStackPos;
				let newStacks = this.stacks = [];
				let stopped, stoppedTokens;
				if (this.bigReductionCount > 300 && stacks.length == 1) {
					let [s] = stacks;
					while (s.forceReduce() && s.stack.length && s.stack[s.stack.length - 2] >= this.lastBigReductionStart);
					this.bigReductionCount = this.lastBigReductionSize = 0;
				}
				for (let i = 0; i < stacks.length; i++) {
					let stack = stacks[i];
					for (;;) {
						this.tokens.mainToken = null;
						if (stack.pos > pos) newStacks.push(stack);
						else if (this.advanceStack(stack, newStacks, stacks)) continue;
						else {
							if (!stopped) {
								stopped = [];
								stoppedTokens = [];
							}
							stopped.push(stack);
							let tok = this.tokens.getMainToken(stack);
							stoppedTokens.push(tok.value, tok.end);
						}
						break;
					}
				}
				if (!newStacks.length) {
					let finished = stopped && findFinished(stopped);
					if (finished) {
						if (verbose) console.log("Finish with " + this.stackID(finished));
						return this.stackToTree(finished);
					}
					if (this.parser.strict) {
						if (verbose && stopped) console.log("Stuck with token " + (this.tokens.mainToken ? this.parser.getName(this.tokens.mainToken.value) : "none"));
						throw new SyntaxError("No parse at " + pos);
					}
					if (!this.recovering) this.recovering = 5;
				}
				if (this.recovering && stopped) {
					let finished = this.stoppedAt != null && stopped[0].pos > this.stoppedAt ? stopped[0] : this.runRecovery(stopped, stoppedTokens, newStacks);
					if (finished) {
						if (verbose) console.log("Force-finish " + this.stackID(finished));
						return this.stackToTree(finished.forceAll());
					}
				}
				if (this.recovering) {
					let maxRemaining = this.recovering == 1 ? 1 : this.recovering * 3;
					if (newStacks.length > maxRemaining) {
						newStacks.sort((a, b) => b.score - a.score);
						while (newStacks.length > maxRemaining) newStacks.pop();
					}
					if (newStacks.some((s) => s.reducePos > pos)) this.recovering--;
				} else if (newStacks.length > 1) {
					outer: for (let i = 0; i < newStacks.length - 1; i++) {
						let stack = newStacks[i];
						for (let j = i + 1; j < newStacks.length; j++) {
							let other = newStacks[j];
							if (stack.sameState(other) || stack.buffer.length > 500 && other.buffer.length > 500) {
								if ((stack.score - other.score || stack.buffer.length - other.buffer.length) > 0) newStacks.splice(j--, 1);
								else {
									newStacks.splice(i--, 1);
									continue outer;
								}
							}
						}
					}
					if (newStacks.length > 12) {
						newStacks.sort((a, b) => b.score - a.score);
						newStacks.splice(12, newStacks.length - 12);
					}
				}
				this.minStackPos = newStacks[0].pos;
				for (let i = 1; i < newStacks.length; i++) if (newStacks[i].pos < this.minStackPos) this.minStackPos = newStacks[i].pos;
				return null;
			}
			stopAt(pos) {
				if (this.stoppedAt != null && this.stoppedAt < pos) throw new RangeError("Can't move stoppedAt forward");
				this.stoppedAt = pos;
			}
			tryReuse(stack, start, tree, repeatOnly) {
				if (!tree) return null;
				let strictCx = stack.curContext && stack.curContext.tracker.strict, cxHash = strictCx ? stack.curContext.hash : 0;
				for (; tree;) {
					let match = this.parser.nodeSet.types[tree.type.id] != tree.type ? -1 : this.parser.getGoto(stack.state, tree.type.id);
					if (match > -1 && tree.length && (!strictCx || (tree.prop(NodeProp.contextHash) || 0) == cxHash)) {
						stack.useNode(tree, match, start);
						return tree;
					}
					if (tree.children.length == 0 || tree.positions[0] > 0) break;
					let inner = tree.children[0];
					if (inner instanceof Tree && (!repeatOnly || inner.type.id >= this.parser.minRepeatTerm)) tree = inner;
					else break;
				}
				return null;
			}
			advanceStack(stack, stacks, split) {
				let start = stack.pos, { parser } = this;
				let base = verbose ? this.stackID(stack) + " -> " : "";
				if (this.stoppedAt != null && start > this.stoppedAt) return stack.forceReduce() ? stack : null;
				if (this.fragments) {
					let reused = stack.reducePos < start && stack.buffer.length && stack.buffer[stack.buffer.length - 2] <= stack.reducePos && this.fragments.lastRepeatPos == stack.reducePos && this.tryReuse(stack, stack.reducePos, this.fragments.lastRepeat, true) || this.tryReuse(stack, start, this.fragments.nodeAt(start), false);
					if (reused) {
						if (verbose) console.log(base + this.stackID(stack) + ` (via reuse of ${parser.getName(reused.type.id)})`);
						return true;
					}
				}
				let defaultReduce = parser.stateSlot(stack.state, 4);
				if (defaultReduce > 0) {
					stack.reduce(defaultReduce);
					if (verbose) console.log(base + this.stackID(stack) + ` (via always-reduce ${parser.getName(defaultReduce & 65535)})`);
					return true;
				}
				if (stack.stack.length >= 8400) while (stack.stack.length > 6e3 && stack.forceReduce());
				let actions = this.tokens.getActions(stack);
				for (let i = 0; i < actions.length;) {
					let action = actions[i++], term = actions[i++], end = actions[i++];
					let last = i == actions.length || !split;
					let localStack = last ? stack : stack.split();
					let main = this.tokens.mainToken;
					localStack.apply(action, term, main ? main.start : localStack.pos, end);
					if (verbose) console.log(base + this.stackID(localStack) + ` (via ${(action & 65536) == 0 ? "shift" : `reduce of ${parser.getName(action & 65535)}`} for ${parser.getName(term)} @ ${start}${localStack == stack ? "" : ", split"})`);
					if (last) return true;
					else if (localStack.pos > start) stacks.push(localStack);
					else split.push(localStack);
				}
				return false;
			}
			advanceFully(stack, newStacks) {
				let pos = stack.pos;
				for (;;) {
					if (!this.advanceStack(stack, null, null)) return false;
					if (stack.pos > pos) {
						pushStackDedup(stack, newStacks);
						return true;
					}
				}
			}
			runRecovery(stacks, tokens, newStacks) {
				let finished = null, restarted = false;
				for (let i = 0; i < stacks.length; i++) {
					let stack = stacks[i], token = tokens[i << 1], tokenEnd = tokens[(i << 1) + 1];
					let base = verbose ? this.stackID(stack) + " -> " : "";
					if (stack.deadEnd) {
						if (restarted) continue;
						restarted = true;
						stack.restart();
						if (verbose) console.log(base + this.stackID(stack) + " (restarted)");
						if (this.advanceFully(stack, newStacks)) continue;
					}
					let force = stack.split(), forceBase = base;
					for (let j = 0; j < 10 && force.forceReduce(); j++) {
						if (verbose) console.log(forceBase + this.stackID(force) + " (via force-reduce)");
						if (this.advanceFully(force, newStacks)) break;
						if (verbose) forceBase = this.stackID(force) + " -> ";
					}
					for (let insert of stack.recoverByInsert(token)) {
						if (verbose) console.log(base + this.stackID(insert) + " (via recover-insert)");
						this.advanceFully(insert, newStacks);
					}
					if (this.stream.end > stack.pos) {
						if (tokenEnd == stack.pos) {
							tokenEnd++;
							token = 0;
						}
						stack.recoverByDelete(token, tokenEnd);
						if (verbose) console.log(base + this.stackID(stack) + ` (via recover-delete ${this.parser.getName(token)})`);
						pushStackDedup(stack, newStacks);
					} else if (!finished || finished.score < force.score) finished = force;
				}
				return finished;
			}
			stackToTree(stack) {
				stack.close();
				return Tree.build({
					buffer: StackBufferCursor.create(stack),
					nodeSet: this.parser.nodeSet,
					topID: this.topTerm,
					maxBufferLength: this.parser.bufferLength,
					reused: this.reused,
					start: this.ranges[0].from,
					length: stack.pos - this.ranges[0].from,
					minRepeatType: this.parser.minRepeatTerm
				});
			}
			stackID(stack) {
				let id = (stackIDs || (stackIDs = new WeakMap())).get(stack);
				if (!id) stackIDs.set(stack, id = String.fromCodePoint(this.nextStackID++));
				return id + stack;
			}
		};
		Dialect = class {
			constructor(source, flags, disabled) {
				this.source = source;
				this.flags = flags;
				this.disabled = disabled;
			}
			allows(term) {
				return !this.disabled || this.disabled[term] == 0;
			}
		};
		LRParser = class LRParser extends Parser$1 {
			constructor(spec) {
				super();
				this.wrappers = [];
				if (spec.version != 14) throw new RangeError(`Parser version (${spec.version}) doesn't match runtime version (14)`);
				let nodeNames = spec.nodeNames.split(" ");
				this.minRepeatTerm = nodeNames.length;
				for (let i = 0; i < spec.repeatNodeCount; i++) nodeNames.push("");
				let topTerms = Object.keys(spec.topRules).map((r) => spec.topRules[r][1]);
				let nodeProps = [];
				for (let i = 0; i < nodeNames.length; i++) nodeProps.push([]);
				function setProp(nodeID, prop, value) {
					nodeProps[nodeID].push([prop, prop.deserialize(String(value))]);
				}
				if (spec.nodeProps) for (let propSpec of spec.nodeProps) {
					let prop = propSpec[0];
					if (typeof prop == "string") prop = NodeProp[prop];
					for (let i = 1; i < propSpec.length;) {
						let next = propSpec[i++];
						if (next >= 0) setProp(next, prop, propSpec[i++]);
						else {
							let value = propSpec[i + -next];
							for (let j = -next; j > 0; j--) setProp(propSpec[i++], prop, value);
							i++;
						}
					}
				}
				this.nodeSet = new NodeSet(nodeNames.map((name, i) => NodeType.define({
					name: i >= this.minRepeatTerm ? void 0 : name,
					id: i,
					props: nodeProps[i],
					top: topTerms.indexOf(i) > -1,
					error: i == 0,
					skipped: spec.skippedNodes && spec.skippedNodes.indexOf(i) > -1
				})));
				if (spec.propSources) this.nodeSet = this.nodeSet.extend(...spec.propSources);
				this.strict = false;
				this.bufferLength = DefaultBufferLength;
				let tokenArray = decodeArray(spec.tokenData);
				this.context = spec.context;
				this.specializerSpecs = spec.specialized || [];
				this.specialized = new Uint16Array(this.specializerSpecs.length);
				for (let i = 0; i < this.specializerSpecs.length; i++) this.specialized[i] = this.specializerSpecs[i].term;
				this.specializers = this.specializerSpecs.map(getSpecializer);
				this.states = decodeArray(spec.states, Uint32Array);
				this.data = decodeArray(spec.stateData);
				this.goto = decodeArray(spec.goto);
				this.maxTerm = spec.maxTerm;
				this.tokenizers = spec.tokenizers.map((value) => typeof value == "number" ? new TokenGroup(tokenArray, value) : value);
				this.topRules = spec.topRules;
				this.dialects = spec.dialects || {};
				this.dynamicPrecedences = spec.dynamicPrecedences || null;
				this.tokenPrecTable = spec.tokenPrec;
				this.termNames = spec.termNames || null;
				this.maxNode = this.nodeSet.types.length - 1;
				this.dialect = this.parseDialect();
				this.top = this.topRules[Object.keys(this.topRules)[0]];
			}
			createParse(input, fragments, ranges) {
				let parse = new Parse(this, input, fragments, ranges);
				for (let w of this.wrappers) parse = w(parse, input, fragments, ranges);
				return parse;
			}
			getGoto(state, term, loose = false) {
				let table = this.goto;
				if (term >= table[0]) return -1;
				for (let pos = table[term + 1];;) {
					let groupTag = table[pos++], last = groupTag & 1;
					let target = table[pos++];
					if (last && loose) return target;
					for (let end = pos + (groupTag >> 1); pos < end; pos++) if (table[pos] == state) return target;
					if (last) return -1;
				}
			}
			hasAction(state, terminal) {
				let data = this.data;
				for (let set = 0; set < 2; set++) for (let i = this.stateSlot(state, set ? 2 : 1), next;; i += 3) {
					if ((next = data[i]) == 65535) {
						if (data[i + 1] == 1) next = data[i = pair(data, i + 2)];
						else if (data[i + 1] == 2) return pair(data, i + 2);
						else break;
					}
					if (next == terminal || next == 0) return pair(data, i + 1);
				}
				return 0;
			}
			stateSlot(state, slot) {
				return this.states[state * 6 + slot];
			}
			stateFlag(state, flag) {
				return (this.stateSlot(state, 0) & flag) > 0;
			}
			validAction(state, action) {
				return !!this.allActions(state, (a) => a == action ? true : null);
			}
			allActions(state, action) {
				let deflt = this.stateSlot(state, 4);
				let result = deflt ? action(deflt) : void 0;
				for (let i = this.stateSlot(state, 1); result == null; i += 3) {
					if (this.data[i] == 65535) {
						if (this.data[i + 1] == 1) i = pair(this.data, i + 2);
						else break;
					}
					result = action(pair(this.data, i + 1));
				}
				return result;
			}
			nextStates(state) {
				let result = [];
				for (let i = this.stateSlot(state, 1);; i += 3) {
					if (this.data[i] == 65535) {
						if (this.data[i + 1] == 1) i = pair(this.data, i + 2);
						else break;
					}
					if ((this.data[i + 2] & 1) == 0) {
						let value = this.data[i + 1];
						if (!result.some((v, i) => i & 1 && v == value)) result.push(this.data[i], value);
					}
				}
				return result;
			}
			configure(config) {
				let copy = Object.assign(Object.create(LRParser.prototype), this);
				if (config.props) copy.nodeSet = this.nodeSet.extend(...config.props);
				if (config.top) {
					let info = this.topRules[config.top];
					if (!info) throw new RangeError(`Invalid top rule name ${config.top}`);
					copy.top = info;
				}
				if (config.tokenizers) copy.tokenizers = this.tokenizers.map((t) => {
					let found = config.tokenizers.find((r) => r.from == t);
					return found ? found.to : t;
				});
				if (config.specializers) {
					copy.specializers = this.specializers.slice();
					copy.specializerSpecs = this.specializerSpecs.map((s, i) => {
						let found = config.specializers.find((r) => r.from == s.external);
						if (!found) return s;
						let spec = Object.assign(Object.assign({}, s), { external: found.to });
						copy.specializers[i] = getSpecializer(spec);
						return spec;
					});
				}
				if (config.contextTracker) copy.context = config.contextTracker;
				if (config.dialect) copy.dialect = this.parseDialect(config.dialect);
				if (config.strict != null) copy.strict = config.strict;
				if (config.wrap) copy.wrappers = copy.wrappers.concat(config.wrap);
				if (config.bufferLength != null) copy.bufferLength = config.bufferLength;
				return copy;
			}
			hasWrappers() {
				return this.wrappers.length > 0;
			}
			getName(term) {
				return this.termNames ? this.termNames[term] : String(term <= this.maxNode && this.nodeSet.types[term].name || term);
			}
			get eofTerm() {
				return this.maxNode + 1;
			}
			get topNode() {
				return this.nodeSet.types[this.top[1]];
			}
			dynamicPrecedence(term) {
				let prec = this.dynamicPrecedences;
				return prec == null ? 0 : prec[term] || 0;
			}
			parseDialect(dialect) {
				let values = Object.keys(this.dialects), flags = values.map(() => false);
				if (dialect) for (let part of dialect.split(" ")) {
					let id = values.indexOf(part);
					if (id >= 0) flags[id] = true;
				}
				let disabled = null;
				for (let i = 0; i < values.length; i++) if (!flags[i]) for (let j = this.dialects[values[i]], id; (id = this.data[j++]) != 65535;) (disabled || (disabled = new Uint8Array(this.maxTerm + 1)))[id] = 1;
				return new Dialect(dialect, flags, disabled);
			}
			static deserialize(spec) {
				return new LRParser(spec);
			}
		};
	}));
	// ../../node_modules/@lezer/highlight/dist/index.js
	function sameArray(a, b) {
		return a.length == b.length && a.every((x, i) => x == b[i]);
	}
	function powerSet(array) {
		let sets = [[]];
		for (let i = 0; i < array.length; i++) for (let j = 0, e = sets.length; j < e; j++) sets.push(sets[j].concat(array[i]));
		return sets.sort((a, b) => b.length - a.length);
	}
	function styleTags(spec) {
		let byName = Object.create(null);
		for (let prop in spec) {
			let tags = spec[prop];
			if (!Array.isArray(tags)) tags = [tags];
			for (let part of prop.split(" ")) if (part) {
				let pieces = [], mode = 2, rest = part;
				for (let pos = 0;;) {
					if (rest == "..." && pos > 0 && pos + 3 == part.length) {
						mode = 1;
						break;
					}
					let m = /^"(?:[^"\\]|\\.)*?"|[^\/!]+/.exec(rest);
					if (!m) throw new RangeError("Invalid path: " + part);
					pieces.push(m[0] == "*" ? "" : m[0][0] == "\"" ? JSON.parse(m[0]) : m[0]);
					pos += m[0].length;
					if (pos == part.length) break;
					let next = part[pos++];
					if (pos == part.length && next == "!") {
						mode = 0;
						break;
					}
					if (next != "/") throw new RangeError("Invalid path: " + part);
					rest = part.slice(pos);
				}
				let last = pieces.length - 1, inner = pieces[last];
				if (!inner) throw new RangeError("Invalid path: " + part);
				byName[inner] = new Rule(tags, mode, last > 0 ? pieces.slice(0, last) : null).sort(byName[inner]);
			}
		}
		return ruleNodeProp.add(byName);
	}
	function tagHighlighter(tags, options) {
		let map = Object.create(null);
		for (let style of tags) if (!Array.isArray(style.tag)) map[style.tag.id] = style.class;
		else for (let tag of style.tag) map[tag.id] = style.class;
		let { scope, all = null } = options || {};
		return {
			style: (tags) => {
				let cls = all;
				for (let tag of tags) for (let sub of tag.set) {
					let tagClass = map[sub.id];
					if (tagClass) {
						cls = cls ? cls + " " + tagClass : tagClass;
						break;
					}
				}
				return cls;
			},
			scope
		};
	}
	var nextTagID, Tag, nextModifierID, Modifier, ruleNodeProp, Rule, t, comment, name, typeName, propertyName, literal, string$1, number, content, heading, keyword, operator, punctuation, bracket, meta, tags;
	var init_dist = __esmMin((() => {
		init_dist$2();
		nextTagID = 0;
		Tag = class Tag {
			constructor(name, set, base, modified) {
				this.name = name;
				this.set = set;
				this.base = base;
				this.modified = modified;
				this.id = nextTagID++;
			}
			toString() {
				let { name } = this;
				for (let mod of this.modified) if (mod.name) name = `${mod.name}(${name})`;
				return name;
			}
			static define(nameOrParent, parent) {
				let name = typeof nameOrParent == "string" ? nameOrParent : "?";
				if (nameOrParent instanceof Tag) parent = nameOrParent;
				if (parent === null || parent === void 0 ? void 0 : parent.base) throw new Error("Can not derive from a modified tag");
				let tag = new Tag(name, [], null, []);
				tag.set.push(tag);
				if (parent) for (let t of parent.set) tag.set.push(t);
				return tag;
			}
			static defineModifier(name) {
				let mod = new Modifier(name);
				return (tag) => {
					if (tag.modified.indexOf(mod) > -1) return tag;
					return Modifier.get(tag.base || tag, tag.modified.concat(mod).sort((a, b) => a.id - b.id));
				};
			}
		};
		nextModifierID = 0;
		Modifier = class Modifier {
			constructor(name) {
				this.name = name;
				this.instances = [];
				this.id = nextModifierID++;
			}
			static get(base, mods) {
				if (!mods.length) return base;
				let exists = mods[0].instances.find((t) => t.base == base && sameArray(mods, t.modified));
				if (exists) return exists;
				let set = [], tag = new Tag(base.name, set, base, mods);
				for (let m of mods) m.instances.push(tag);
				let configs = powerSet(mods);
				for (let parent of base.set) if (!parent.modified.length) for (let config of configs) set.push(Modifier.get(parent, config));
				return tag;
			}
		};
		ruleNodeProp = new NodeProp({ combine(a, b) {
			let cur, root, take;
			while (a || b) {
				if (!a || b && a.depth <= b.depth) {
					take = b;
					b = b.next;
				} else {
					take = a;
					a = a.next;
				}
				if (cur && cur.mode == take.mode && !take.context && !cur.context) continue;
				let copy = new Rule(take.tags, take.mode, take.context);
				if (cur) cur.next = copy;
				else root = copy;
				cur = copy;
			}
			return root;
		} });
		Rule = class {
			constructor(tags, mode, context, next) {
				this.tags = tags;
				this.mode = mode;
				this.context = context;
				this.next = next;
			}
			get opaque() {
				return this.mode == 0;
			}
			get inherit() {
				return this.mode == 1;
			}
			sort(other) {
				if (!other || other.depth < this.depth) {
					this.next = other;
					return this;
				}
				other.next = this.sort(other.next);
				return other;
			}
			get depth() {
				return this.context ? this.context.length : 0;
			}
		};
		Rule.empty = new Rule([], 2, null);
		t = Tag.define;
		comment = t();
		name = t();
		typeName = t(name);
		propertyName = t(name);
		literal = t();
		string$1 = t(literal);
		number = t(literal);
		content = t();
		heading = t(content);
		keyword = t();
		operator = t();
		punctuation = t();
		bracket = t(punctuation);
		meta = t();
		tags = {
			comment,
			lineComment: t(comment),
			blockComment: t(comment),
			docComment: t(comment),
			name,
			variableName: t(name),
			typeName,
			tagName: t(typeName),
			propertyName,
			attributeName: t(propertyName),
			className: t(name),
			labelName: t(name),
			namespace: t(name),
			macroName: t(name),
			literal,
			string: string$1,
			docString: t(string$1),
			character: t(string$1),
			attributeValue: t(string$1),
			number,
			integer: t(number),
			float: t(number),
			bool: t(literal),
			regexp: t(literal),
			escape: t(literal),
			color: t(literal),
			url: t(literal),
			keyword,
			self: t(keyword),
			null: t(keyword),
			atom: t(keyword),
			unit: t(keyword),
			modifier: t(keyword),
			operatorKeyword: t(keyword),
			controlKeyword: t(keyword),
			definitionKeyword: t(keyword),
			moduleKeyword: t(keyword),
			operator,
			derefOperator: t(operator),
			arithmeticOperator: t(operator),
			logicOperator: t(operator),
			bitwiseOperator: t(operator),
			compareOperator: t(operator),
			updateOperator: t(operator),
			definitionOperator: t(operator),
			typeOperator: t(operator),
			controlOperator: t(operator),
			punctuation,
			separator: t(punctuation),
			bracket,
			angleBracket: t(bracket),
			squareBracket: t(bracket),
			paren: t(bracket),
			brace: t(bracket),
			content,
			heading,
			heading1: t(heading),
			heading2: t(heading),
			heading3: t(heading),
			heading4: t(heading),
			heading5: t(heading),
			heading6: t(heading),
			contentSeparator: t(content),
			list: t(content),
			quote: t(content),
			emphasis: t(content),
			strong: t(content),
			link: t(content),
			monospace: t(content),
			strikethrough: t(content),
			inserted: t(),
			deleted: t(),
			changed: t(),
			invalid: t(),
			meta,
			documentMeta: t(meta),
			annotation: t(meta),
			processingInstruction: t(meta),
			definition: Tag.defineModifier("definition"),
			constant: Tag.defineModifier("constant"),
			function: Tag.defineModifier("function"),
			standard: Tag.defineModifier("standard"),
			local: Tag.defineModifier("local"),
			special: Tag.defineModifier("special")
		};
		for (let name in tags) {
			let val = tags[name];
			if (val instanceof Tag) val.name = name;
		}
		tagHighlighter([
			{
				tag: tags.link,
				class: "tok-link"
			},
			{
				tag: tags.heading,
				class: "tok-heading"
			},
			{
				tag: tags.emphasis,
				class: "tok-emphasis"
			},
			{
				tag: tags.strong,
				class: "tok-strong"
			},
			{
				tag: tags.keyword,
				class: "tok-keyword"
			},
			{
				tag: tags.atom,
				class: "tok-atom"
			},
			{
				tag: tags.bool,
				class: "tok-bool"
			},
			{
				tag: tags.url,
				class: "tok-url"
			},
			{
				tag: tags.labelName,
				class: "tok-labelName"
			},
			{
				tag: tags.inserted,
				class: "tok-inserted"
			},
			{
				tag: tags.deleted,
				class: "tok-deleted"
			},
			{
				tag: tags.literal,
				class: "tok-literal"
			},
			{
				tag: tags.string,
				class: "tok-string"
			},
			{
				tag: tags.number,
				class: "tok-number"
			},
			{
				tag: [
					tags.regexp,
					tags.escape,
					tags.special(tags.string)
				],
				class: "tok-string2"
			},
			{
				tag: tags.variableName,
				class: "tok-variableName"
			},
			{
				tag: tags.local(tags.variableName),
				class: "tok-variableName tok-local"
			},
			{
				tag: tags.definition(tags.variableName),
				class: "tok-variableName tok-definition"
			},
			{
				tag: tags.special(tags.variableName),
				class: "tok-variableName2"
			},
			{
				tag: tags.definition(tags.propertyName),
				class: "tok-propertyName tok-definition"
			},
			{
				tag: tags.typeName,
				class: "tok-typeName"
			},
			{
				tag: tags.namespace,
				class: "tok-namespace"
			},
			{
				tag: tags.className,
				class: "tok-className"
			},
			{
				tag: tags.macroName,
				class: "tok-macroName"
			},
			{
				tag: tags.propertyName,
				class: "tok-propertyName"
			},
			{
				tag: tags.operator,
				class: "tok-operator"
			},
			{
				tag: tags.comment,
				class: "tok-comment"
			},
			{
				tag: tags.meta,
				class: "tok-meta"
			},
			{
				tag: tags.invalid,
				class: "tok-invalid"
			},
			{
				tag: tags.punctuation,
				class: "tok-punctuation"
			}
		]);
	}));
	// ../../node_modules/@prometheus-io/lezer-promql/dist/index.es.js
	var index_es_exports = __exportAll({
		Abs: () => 73,
		Absent: () => 72,
		AbsentOverTime: () => 70,
		Acos: () => 74,
		Acosh: () => 75,
		Add: () => 58,
		AggregateExpr: () => 38,
		AggregateModifier: () => 40,
		AggregateOp: () => 39,
		Anchored: () => 32,
		AnchoredExpr: () => 167,
		And: () => 24,
		Asin: () => 76,
		Asinh: () => 77,
		At: () => 181,
		AtEnd: () => 30,
		AtModifierPreprocessors: () => 182,
		AtStart: () => 29,
		Atan: () => 78,
		Atan2: () => 7,
		Atanh: () => 79,
		Avg: () => 8,
		AvgOverTime: () => 80,
		BinaryExpr: () => 46,
		Bool: () => 1,
		BoolModifier: () => 48,
		Bottomk: () => 9,
		By: () => 22,
		Ceil: () => 81,
		Changes: () => 82,
		Clamp: () => 83,
		ClampMax: () => 84,
		ClampMin: () => 85,
		Cos: () => 86,
		Cosh: () => 87,
		Count: () => 10,
		CountOverTime: () => 88,
		CountValues: () => 11,
		DayOfMonth: () => 90,
		DayOfWeek: () => 91,
		DayOfYear: () => 92,
		DaysInMonth: () => 89,
		Deg: () => 93,
		Delta: () => 94,
		Deriv: () => 95,
		Div: () => 56,
		DoubleExponentialSmoothing: () => 107,
		DurationExpr: () => 158,
		DurationMaxOf: () => 163,
		DurationMinOf: () => 162,
		DurationRange: () => 161,
		DurationStep: () => 160,
		EndFn: () => 28,
		Eql: () => 60,
		EqlRegex: () => 177,
		EqlSingle: () => 176,
		Exp: () => 96,
		Fill: () => 33,
		FillClause: () => 51,
		FillLeft: () => 34,
		FillLeftClause: () => 53,
		FillModifier: () => 50,
		FillRight: () => 35,
		FillRightClause: () => 54,
		FirstOverTime: () => 97,
		Floor: () => 98,
		FunctionCall: () => 68,
		FunctionCallBody: () => 45,
		FunctionIdentifier: () => 69,
		Group: () => 12,
		GroupLeft: () => 4,
		GroupRight: () => 5,
		GroupingLabels: () => 41,
		Gte: () => 61,
		Gtr: () => 62,
		HistogramAvg: () => 106,
		HistogramCount: () => 99,
		HistogramFraction: () => 100,
		HistogramQuantile: () => 101,
		HistogramQuantiles: () => 102,
		HistogramStdDev: () => 103,
		HistogramStdVar: () => 104,
		HistogramSum: () => 105,
		Hour: () => 108,
		Idelta: () => 109,
		Identifier: () => 71,
		Ignoring: () => 2,
		Increase: () => 110,
		Info: () => 111,
		Irate: () => 112,
		LabelJoin: () => 114,
		LabelMatchers: () => 173,
		LabelName: () => 42,
		LabelReplace: () => 113,
		LastOverTime: () => 115,
		LimitK: () => 16,
		LimitRatio: () => 17,
		LineComment: () => 36,
		Ln: () => 116,
		Log10: () => 117,
		Log2: () => 118,
		Lss: () => 66,
		Lte: () => 65,
		MadOverTime: () => 119,
		MatchOp: () => 175,
		MatchingModifierClause: () => 49,
		MatrixSelector: () => 157,
		Max: () => 13,
		MaxOverTime: () => 120,
		MetricName: () => 183,
		Min: () => 14,
		MinOverTime: () => 121,
		Minute: () => 126,
		Mod: () => 57,
		Month: () => 127,
		Mul: () => 55,
		Neq: () => 67,
		NeqRegex: () => 178,
		NumberDurationLiteral: () => 52,
		NumberDurationLiteralInDurationContext: () => 164,
		Offset: () => 6,
		OffsetDurationExpr: () => 166,
		OffsetExpr: () => 165,
		On: () => 3,
		Or: () => 25,
		ParenExpr: () => 169,
		Pi: () => 128,
		Pow: () => 47,
		PredictLinear: () => 129,
		PresentOverTime: () => 130,
		PromQL: () => 37,
		Quantile: () => 15,
		QuantileOverTime: () => 131,
		QuotedLabelMatcher: () => 179,
		QuotedLabelName: () => 43,
		Rad: () => 132,
		Range: () => 145,
		Rate: () => 133,
		Resets: () => 134,
		Round: () => 135,
		Scalar: () => 136,
		Sgn: () => 137,
		Sin: () => 138,
		Sinh: () => 139,
		Smoothed: () => 31,
		SmoothedExpr: () => 168,
		Sort: () => 140,
		SortByLabel: () => 142,
		SortByLabelDesc: () => 143,
		SortDesc: () => 141,
		Sqrt: () => 147,
		StartFn: () => 27,
		StartTimestamp: () => 144,
		Stddev: () => 18,
		StddevOverTime: () => 148,
		Stdvar: () => 19,
		StdvarOverTime: () => 149,
		Step: () => 146,
		StepInvariantExpr: () => 180,
		StringLiteral: () => 44,
		Sub: () => 59,
		SubqueryExpr: () => 170,
		Sum: () => 20,
		SumOverTime: () => 150,
		Tan: () => 151,
		Tanh: () => 152,
		Time: () => 154,
		Timestamp: () => 153,
		Topk: () => 21,
		TrimLower: () => 64,
		TrimUpper: () => 63,
		TsOfFirstOverTime: () => 122,
		TsOfLastOverTime: () => 125,
		TsOfMaxOverTime: () => 123,
		TsOfMinOverTime: () => 124,
		UnaryExpr: () => 171,
		UnaryOp: () => 159,
		Unless: () => 26,
		UnquotedLabelMatcher: () => 174,
		Vector: () => 155,
		VectorSelector: () => 172,
		Without: () => 23,
		Year: () => 156,
		inf: () => 188,
		nan: () => 189,
		parser: () => parser
	}), inf$1, nan$1, Bool$1, Ignoring$1, On$1, GroupLeft$1, GroupRight$1, Offset$1, Atan2$1, Avg$1, Bottomk$1, Count$1, CountValues$1, Group$1, Max$1, Min$1, Quantile$1, LimitK$1, LimitRatio$1, Stddev$1, Stdvar$1, Sum$1, Topk$1, By$1, Without$1, And$1, Or$1, Unless$1, StartFn$1, EndFn$1, AtStart$1, AtEnd$1, Smoothed$1, Anchored$1, Fill$1, FillLeft$1, FillRight$1, keywordTokens, specializeIdentifier, contextualKeywordTokens, extendIdentifier, promQLHighLight, spec_Identifier, parser;
	var init_index_es = __esmMin((() => {
		init_dist$1();
		init_dist();
		inf$1 = 188;
		nan$1 = 189;
		Bool$1 = 1;
		Ignoring$1 = 2;
		On$1 = 3;
		GroupLeft$1 = 4;
		GroupRight$1 = 5;
		Offset$1 = 6;
		Atan2$1 = 7;
		Avg$1 = 8;
		Bottomk$1 = 9;
		Count$1 = 10;
		CountValues$1 = 11;
		Group$1 = 12;
		Max$1 = 13;
		Min$1 = 14;
		Quantile$1 = 15;
		LimitK$1 = 16;
		LimitRatio$1 = 17;
		Stddev$1 = 18;
		Stdvar$1 = 19;
		Sum$1 = 20;
		Topk$1 = 21;
		By$1 = 22;
		Without$1 = 23;
		And$1 = 24;
		Or$1 = 25;
		Unless$1 = 26;
		StartFn$1 = 27;
		EndFn$1 = 28;
		AtStart$1 = 29;
		AtEnd$1 = 30;
		Smoothed$1 = 31;
		Anchored$1 = 32;
		Fill$1 = 33;
		FillLeft$1 = 34;
		FillRight$1 = 35;
		keywordTokens = {
			inf: inf$1,
			nan: nan$1,
			bool: Bool$1,
			ignoring: Ignoring$1,
			on: On$1,
			group_left: GroupLeft$1,
			group_right: GroupRight$1,
			offset: Offset$1
		};
		specializeIdentifier = (value, stack) => {
			return keywordTokens[value.toLowerCase()] || -1;
		};
		contextualKeywordTokens = {
			avg: Avg$1,
			atan2: Atan2$1,
			bottomk: Bottomk$1,
			count: Count$1,
			count_values: CountValues$1,
			group: Group$1,
			max: Max$1,
			min: Min$1,
			quantile: Quantile$1,
			limitk: LimitK$1,
			limit_ratio: LimitRatio$1,
			stddev: Stddev$1,
			stdvar: Stdvar$1,
			sum: Sum$1,
			topk: Topk$1,
			by: By$1,
			without: Without$1,
			and: And$1,
			or: Or$1,
			unless: Unless$1,
			smoothed: Smoothed$1,
			anchored: Anchored$1,
			fill: Fill$1,
			fill_left: FillLeft$1,
			fill_right: FillRight$1
		};
		extendIdentifier = (value, stack) => {
			if (value === "start" && stack.canShift(StartFn$1)) return StartFn$1;
			if (value === "end" && stack.canShift(EndFn$1)) return EndFn$1;
			if (value.toLowerCase() === "start" && stack.canShift(AtStart$1)) return AtStart$1;
			if (value.toLowerCase() === "end" && stack.canShift(AtEnd$1)) return AtEnd$1;
			const token = contextualKeywordTokens[value.toLowerCase()];
			if (token !== void 0 && stack.canShift(token)) return token;
			return -1;
		};
		promQLHighLight = styleTags({
			LineComment: tags.comment,
			LabelName: tags.labelName,
			StringLiteral: tags.string,
			NumberDurationLiteral: tags.number,
			NumberDurationLiteralInDurationContext: tags.number,
			Identifier: tags.variableName,
			"Abs Absent AbsentOverTime Acos Acosh Asin Asinh Atan Atanh AvgOverTime Ceil Changes Clamp ClampMax ClampMin Cos Cosh CountOverTime DaysInMonth DayOfMonth DayOfWeek DayOfYear Deg Delta Deriv EndFn Exp Floor HistogramAvg HistogramCount HistogramFraction HistogramQuantile HistogramSum DoubleExponentialSmoothing Hour Idelta Increase Irate LabelReplace LabelJoin LastOverTime Ln Log10 Log2 MaxOverTime MinOverTime Minute Month Pi PredictLinear PresentOverTime QuantileOverTime Rad Range Rate Resets Round Scalar Sgn Sin Sinh Sort SortDesc SortByLabel SortByLabelDesc Sqrt StartFn Step StddevOverTime StdvarOverTime SumOverTime Tan Tanh Time Timestamp Vector Year": tags.function(tags.variableName),
			"Avg Bottomk Count Count_values Group LimitK LimitRatio Max Min Quantile Stddev Stdvar Sum Topk": tags.operatorKeyword,
			"AtModifierPreprocessors By Without Bool On Ignoring GroupLeft GroupRight Offset Smoothed Anchored": tags.modifier,
			"DurationExpr/DurationStep DurationExpr/DurationRange DurationExpr/DurationMinOf DurationExpr/DurationMaxOf OffsetDurationExpr/DurationStep OffsetDurationExpr/DurationRange OffsetDurationExpr/DurationMinOf OffsetDurationExpr/DurationMaxOf": tags.function(tags.variableName),
			"And Unless Or": tags.logicOperator,
			"Sub Add Mul Mod Div Atan2 Eql Neq Lte Lss Gte Gtr EqlRegex EqlSingle NeqRegex Pow At": tags.operator,
			UnaryOp: tags.arithmeticOperator,
			"( )": tags.paren,
			"[ ]": tags.squareBracket,
			"{ }": tags.brace,
			"⚠": tags.invalid
		});
		spec_Identifier = {
			__proto__: null,
			absent_over_time: 401,
			absent: 403,
			abs: 405,
			acos: 407,
			acosh: 409,
			asin: 411,
			asinh: 413,
			atan: 415,
			atanh: 417,
			avg_over_time: 419,
			ceil: 421,
			changes: 423,
			clamp: 425,
			clamp_max: 427,
			clamp_min: 429,
			cos: 431,
			cosh: 433,
			count_over_time: 435,
			days_in_month: 437,
			day_of_month: 439,
			day_of_week: 441,
			day_of_year: 443,
			deg: 445,
			delta: 447,
			deriv: 449,
			exp: 451,
			first_over_time: 453,
			floor: 455,
			histogram_count: 457,
			histogram_fraction: 459,
			histogram_quantile: 461,
			histogram_quantiles: 463,
			histogram_stddev: 465,
			histogram_stdvar: 467,
			histogram_sum: 469,
			histogram_avg: 471,
			double_exponential_smoothing: 473,
			hour: 475,
			idelta: 477,
			increase: 479,
			info: 481,
			irate: 483,
			label_replace: 485,
			label_join: 487,
			last_over_time: 489,
			ln: 491,
			log10: 493,
			log2: 495,
			mad_over_time: 497,
			max_over_time: 499,
			min_over_time: 501,
			ts_of_first_over_time: 503,
			ts_of_max_over_time: 505,
			ts_of_min_over_time: 507,
			ts_of_last_over_time: 509,
			minute: 511,
			month: 513,
			pi: 515,
			predict_linear: 517,
			present_over_time: 519,
			quantile_over_time: 521,
			rad: 523,
			rate: 525,
			resets: 527,
			round: 529,
			scalar: 531,
			sgn: 533,
			sin: 535,
			sinh: 537,
			sort: 539,
			sort_desc: 541,
			sort_by_label: 543,
			sort_by_label_desc: 545,
			start_timestamp: 547,
			range: 549,
			step: 551,
			sqrt: 553,
			stddev_over_time: 555,
			stdvar_over_time: 557,
			sum_over_time: 559,
			tan: 561,
			tanh: 563,
			timestamp: 565,
			time: 567,
			vector: 569,
			year: 571,
			min_of: 575,
			max_of: 577
		};
		parser = LRParser.deserialize({
			version: 14,
			states: "BnOYQPOOO(gQPOOOOQO'#DT'#DTO(lQPO'#DSOOQO'#Db'#DbO(wQPO'#FqQ0_QQOOOOQO'#Ds'#DsO(rQPO'#DrOYQPO'#F{OYQPO'#F}O1xQSO'#GPO2TQQO'#GOOOQO'#GO'#GOOOQO'#Gd'#GdOOQO'#Dt'#DtOOQO'#Dv'#DvOOQO'#Dw'#DwOOQO'#Dx'#DxOOQO'#Dy'#DyOOQO'#Dz'#DzOOQO'#D{'#D{OOQO'#D|'#D|OOQO'#D}'#D}OOQO'#EO'#EOOOQO'#EP'#EPOOQO'#EQ'#EQOOQO'#ER'#EROOQO'#ES'#ESOOQO'#ET'#ETOOQO'#EU'#EUOOQO'#EV'#EVOOQO'#EW'#EWOOQO'#EX'#EXOOQO'#EY'#EYOOQO'#EZ'#EZOOQO'#E['#E[OOQO'#E]'#E]OOQO'#E^'#E^OOQO'#E_'#E_OOQO'#E`'#E`OOQO'#Ea'#EaOOQO'#Eb'#EbOOQO'#Ec'#EcOOQO'#Ed'#EdOOQO'#Ee'#EeOOQO'#Ef'#EfOOQO'#Eg'#EgOOQO'#Eh'#EhOOQO'#Ei'#EiOOQO'#Ej'#EjOOQO'#Ek'#EkOOQO'#El'#ElOOQO'#Em'#EmOOQO'#En'#EnOOQO'#Eo'#EoOOQO'#Ep'#EpOOQO'#Eq'#EqOOQO'#Er'#ErOOQO'#Es'#EsOOQO'#Et'#EtOOQO'#Eu'#EuOOQO'#Ev'#EvOOQO'#Ew'#EwOOQO'#Ex'#ExOOQO'#Ey'#EyOOQO'#Ez'#EzOOQO'#E{'#E{OOQO'#E|'#E|OOQO'#E}'#E}OOQO'#FO'#FOOOQO'#FP'#FPOOQO'#FQ'#FQOOQO'#FR'#FROOQO'#FS'#FSOOQO'#FT'#FTOOQO'#FU'#FUOOQO'#FV'#FVOOQO'#FW'#FWOOQO'#FX'#FXOOQO'#FY'#FYOOQO'#FZ'#FZOOQO'#F['#F[OOQO'#F]'#F]OOQO'#F^'#F^OOQO'#F_'#F_OOQO'#F`'#F`OOQO'#Fa'#FaOOQO'#Fb'#FbOOQO'#Fc'#FcOOQO'#Fd'#FdOOQO'#Fe'#FeOOQO'#Ff'#FfOOQO'#Fg'#FgOOQO'#Fh'#FhOOQO'#Fi'#FiOOQO'#Fj'#FjOOQO'#Fk'#FkOOQO'#Fl'#FlOOQO'#Fm'#FmOOQO'#Fn'#FnQOQPOOO3zQPO'#DUO4PQPO'#DZO(rQPO,59nO4WQQO,59nOOQO,59|,59|O6QQPO,59vO6QQPO,59vO6QQPO,59vO6QQPO,59vO6QQPO,59vO=qQPO,5<ZO>cQPO,5<cOOQO,5<e,5<eOOQO,5<f,5<fO?fQPO,5<rOOQO,5:^,5:^O?pQQO,5<gO?wQQO,5<iOOQO'#DX'#DXOAkQPO'#GQOAyQPO,5<kOOQO,5<k,5<kOBVQPO,5<kOOQO,5<j,5<jOB_QSO'#DVOOQO,59p,59pOOQO,59u,59uOBjQQO,59uOOQO1G/Y1G/YOOQO'#D^'#D^O3zQPO'#D_OBtQPO'#DaOByQPO'#DcOCOQPO'#DdOOQO'#D`'#D`OJbQPO'#D`OJiQPO'#D`OOQO'#Gh'#GhOJpQPO'#GhO!$WQPO'#GhOYQPO1G/bOYQPO1G/bOYQPO1G/bOYQPO1G/bOYQPO1G/bOOQO'#Fq'#FqOOQO'#Fv'#FvO!$bQSO1G1uO=qQPO'#FpOOQO'#Fr'#FrOOQO'#Fs'#FsOOQO'#Ft'#FtOOQO'#Fu'#FuO!$|QPO'#FpO!%RQPO'#FpO=qQPO'#FpOOQO'#Fp'#FpO>cQPO'#FxOOQO1G1}1G1}O!%WQPO'#FxO!%]QPO'#FxO=qQPO'#FxOOQO'#Fx'#FxO!%bQPO'#DbOOQO'#GY'#GYOOQO1G2^1G2^O!%mQPO1G2^OOQO1G2R1G2ROOQO'#GR'#GRO!%rQPO,5<lO!%wQPO,5<qO!%|QSO1G2VO!&XQPO1G2VOOQO1G2V1G2VOOQO,59q,59qO!&aQPO,59qOYQPO'#G]O!&iQPO1G/aOOQO1G/a1G/aO!&qQPO,59yO?TQPO,59{O?TQPO,59}O?TQPO,5:OOOQO,59z,59zOOQO,5=S,5=SO!._QPO,5=SO!7]QQO7+$|O!7mQQO7+$|O!9XQQO7+$|O!9uQQO7+$|O!;jQQO7+$|O=qQPO,5<[O=qQPO,5<[OOQO7+'a7+'aO!<ZQPO7+'nO!<vQSO,5<[O!=QQPO,5<[O=qQPO,5<[O!=kQQO,5<[OOQO,5<d,5<dO!=rQPO,5<dO=qQPO,5<dO!=wQQO,5<dO!>OQPO7+'xOOQO1G2W1G2WOOQO1G2]1G2]O!>TQPO,5<xOOQO,5<x,5<xOOQO7+'q7+'qO!>iQSO7+'qOOQO-E:[-E:[O!>tQSO1G/]O!?PQPO1G/]OOQO1G/]1G/]O!?XQQO,5<wOOQO-E:Z-E:ZOOQO7+${7+${O!?cQPO1G/eO!FyQPO1G/gO!GOQPO1G/iO!GTQPO1G/jOOQO1G2n1G2nO!GnQSO1G1vO!GxQSO1G1vO!HdQQO<<KYOOQO<<KY<<KYOOQO1G1v1G1vO!HkQQO1G1vO!HrQQO,5<[OOQO1G2O1G2OO!IPQQO1G2OOOQO<<Kd<<KdOOQO<<K]<<K]P!IWQSO'#G^OOQO,5<v,5<vOOQO7+$w7+$wO!I`QSO7+$wOOQO-E:Y-E:YOOQO7+%P7+%POOQO7+%R7+%ROOQO7+%T7+%TOOQO7+%U7+%UOOQOAN@tAN@tO=qQPO7+'bO!IkQQO1G1vO!IxQQO1G1vO=qQPO7+'jOOQO<<Hc<<HcP!JgQSO'#G[O!JoQQO<<J|O!JvQQO<<KUOOQOAN@hAN@hOOQOAN@pAN@pO=qQPO'#FpO=qQPO,5<[O=qQPO,5<[",
			stateData: "!J}~O%VOStOS~OWQOXQOYQOZQO[QO]QO^QO_QO`QOaQObQOcQOdQOeQOkVOlVO|^O!i[O%SSO%TSO%XXO%]TO%^TO%_SO%`_O%a`O%baO%cbO%dcO%edO%feO%gfO%hgO%ihO%jiO%kjO%lkO%mlO%nmO%onO%poO%qpO%rqO%srO%tsO%utO%vuO%wvO%xwO%yxO%zyO%{zO%|{O%}|O&O}O&P!OO&Q!PO&R!QO&S!RO&T!SO&U!TO&V!UO&W!VO&X!WO&Y!XO&Z!YO&[!ZO&]![O&^!]O&_!^O&`!_O&a!`O&b!aO&c!bO&d!cO&e!dO&f!eO&g!fO&h!gO&i!hO&j!iO&k!jO&l!kO&m!lO&n!mO&o!nO&p!oO&q!pO&r!qO&s!rO&t!sO&u!tO&v!uO&w!vO&x!wO&y!xO&z!yO&{!zO&|!{O&}!|O'O!}O'P#OO'Q#PO'R#QO'S#RO'T#SO'U#TO'V#UO'W#VO'X#WO'_ZO~O!i#XO~Of#YOg#YO%X#ZO~O%S#^O%T#^O%_#^OW$eXX$eXY$eXZ$eX[$eX]$eX^$eX_$eX`$eXa$eXb$eXc$eXd$eXe$eXk$eXl$eX|$eX!i$eX%S$eX%T$eX%X$eX%]$eX%^$eX%_$eX%`$eX%a$eX%b$eX%c$eX%d$eX%e$eX%f$eX%g$eX%h$eX%i$eX%j$eX%k$eX%l$eX%m$eX%n$eX%o$eX%p$eX%q$eX%r$eX%s$eX%t$eX%u$eX%v$eX%w$eX%x$eX%y$eX%z$eX%{$eX%|$eX%}$eX&O$eX&P$eX&Q$eX&R$eX&S$eX&T$eX&U$eX&V$eX&W$eX&X$eX&Y$eX&Z$eX&[$eX&]$eX&^$eX&_$eX&`$eX&a$eX&b$eX&c$eX&d$eX&e$eX&f$eX&g$eX&h$eX&i$eX&j$eX&k$eX&l$eX&m$eX&n$eX&o$eX&p$eX&q$eX&r$eX&s$eX&t$eX&u$eX&v$eX&w$eX&x$eX&y$eX&z$eX&{$eX&|$eX&}$eX'O$eX'P$eX'Q$eX'R$eX'S$eX'T$eX'U$eX'V$eX'W$eX'X$eX'_$eX~OU#eOV#_Oh#bOi#cOj#bOo#gOp#fO!P#_O!X#_O!Y#_O!Z#_O![#`O!]#`O!^#aO!_#aO!`#aO!a#aO!b#aO!c#aO!d#aO!e#aO${#hO'Y#dO~Oz#mO|#lO'`#oO~O'_ZOU$rXV$rXh$rXi$rXj$rXo$rXp$rX!P$rX!X$rX!Y$rX!Z$rX![$rX!]$rX!^$rX!_$rX!`$rX!a$rX!b$rX!c$rX!d$rX!e$rX${$rX%R$rX'Y$rX%Z$rX%Y$rX~O%X#rO~O%Z#tO~PYOf#YOg#YOUvaVvahvaivajvaovapva!Pva!Xva!Yva!Zva![va!]va!^va!_va!`va!ava!bva!cva!dva!eva${va%Rva'Yva%Zva%Yva~OP#wOQ#xOR#xOq#yOr#zOs#{OW%[PX%[PY%[PZ%[P[%[P]%[P^%[P_%[P`%[Pa%[Pb%[Pc%[Pd%[Pe%[Pk%[Pl%[P|%[P!i%[P%S%[P%T%[P%X%[P%]%[P%^%[P%_%[P%`%[P%a%[P%b%[P%c%[P%d%[P%e%[P%f%[P%g%[P%h%[P%i%[P%j%[P%k%[P%l%[P%m%[P%n%[P%o%[P%p%[P%q%[P%r%[P%s%[P%t%[P%u%[P%v%[P%w%[P%x%[P%y%[P%z%[P%{%[P%|%[P%}%[P&O%[P&P%[P&Q%[P&R%[P&S%[P&T%[P&U%[P&V%[P&W%[P&X%[P&Y%[P&Z%[P&[%[P&]%[P&^%[P&_%[P&`%[P&a%[P&b%[P&c%[P&d%[P&e%[P&f%[P&g%[P&h%[P&i%[P&j%[P&k%[P&l%[P&m%[P&n%[P&o%[P&p%[P&q%[P&r%[P&s%[P&t%[P&u%[P&v%[P&w%[P&x%[P&y%[P&z%[P&{%[P&|%[P&}%[P'O%[P'P%[P'Q%[P'R%[P'S%[P'T%[P'U%[P'V%[P'W%[P'X%[P'_%[P~O%S$YO%T$YO%X$cO%]$XO%^$XO%_$YO&|$^O&}$]O'Z$_O'[$`O~O%S$YO%T$YO%X$iO%]$XO%^$XO%_$YO&|$^O&}$]O'Z$_O'[$`O~O%SSO%TSO%]$kO%^$kO%_SO~Om$lOn$lO~P?TO%Z$oO~P0_O!P#_OU$qaV$qah$qai$qaj$qao$qap$qa!X$qa!Y$qa!Z$qa![$qa!]$qa!^$qa!_$qa!`$qa!a$qa!b$qa!c$qa!d$qa!e$qa${$qa%R$qa'Y$qa%Z$qa%Y$qa~O!e$pO$v$pO$w$pO$x$pO~O!e$pO$v$pO$w$pO$x$pO%Y$sO'`$uO~Oz$wO|#lO%Z$vO~O%Y$xO%Z$zO~P0_O%X$|O~O%X$}O~O%X%OO~OW!SXX!SXY!SXZ!SX[!SX]!SX^!SX_!SX`!SXa!SXb!SXc!SXd!SXe!SXk!SXl!SX|!SX!i!SX%S!SX%T!SX%X!SX%]!SX%^!SX%_!SX%`!SX%a!SX%b!SX%c!SX%d!SX%e!SX%f!SX%g!SX%h!SX%i!SX%j!SX%k!SX%l!SX%m!SX%n!SX%o!SX%p!SX%q!SX%r!SX%s!SX%t!SX%u!SX%v!SX%w!SX%x!SX%y!SX%z!SX%{!SX%|!SX%}!SX&O!SX&P!SX&Q!SX&R!SX&S!SX&T!SX&U!SX&V!SX&W!SX&X!SX&Y!SX&Z!SX&[!SX&]!SX&^!SX&_!SX&`!SX&a!SX&b!SX&c!SX&d!SX&e!SX&f!SX&g!SX&h!SX&i!SX&j!SX&k!SX&l!SX&m!SX&n!SX&o!SX&p!SX&q!SX&r!SX&s!SX&t!SX&u!SX&v!SX&w!SX&x!SX&y!SX&z!SX&{!SX&|!SX&}!SX'O!SX'P!SX'Q!SX'R!SX'S!SX'T!SX'U!SX'V!SX'W!SX'X!SX'_!SX~Os#{O~PCTOr#zO~PCTOq#yOr#zOs#{OW%[XX%[XY%[XZ%[X[%[X]%[X^%[X_%[X`%[Xa%[Xb%[Xc%[Xd%[Xe%[Xk%[Xl%[X|%[X!i%[X%S%[X%T%[X%X%[X%]%[X%^%[X%_%[X%`%[X%a%[X%b%[X%c%[X%d%[X%e%[X%f%[X%g%[X%h%[X%i%[X%j%[X%k%[X%l%[X%m%[X%n%[X%o%[X%p%[X%q%[X%r%[X%s%[X%t%[X%u%[X%v%[X%w%[X%x%[X%y%[X%z%[X%{%[X%|%[X%}%[X&O%[X&P%[X&Q%[X&R%[X&S%[X&T%[X&U%[X&V%[X&W%[X&X%[X&Y%[X&Z%[X&[%[X&]%[X&^%[X&_%[X&`%[X&a%[X&b%[X&c%[X&d%[X&e%[X&f%[X&g%[X&h%[X&i%[X&j%[X&k%[X&l%[X&m%[X&n%[X&o%[X&p%[X&q%[X&r%[X&s%[X&t%[X&u%[X&v%[X&w%[X&x%[X&y%[X&z%[X&{%[X&|%[X&}%[X'O%[X'P%[X'Q%[X'R%[X'S%[X'T%[X'U%[X'V%[X'W%[X'X%[X'_%[X~OQ#xOR#xO~PJpO!P%XO!X%XO!Y%XO!Z%XO![%YO!]%YO']%ZO'^%[O~O%X%^O~O%X%_O~O%X%bO~O%X%cO~O%S#^O%T#^O%_#^O~O%X%eO~O|%fO~O|%gO~Oz#mO|#lO'`%jO~O%Y%kO'`%jO~O%Y%mO%Z%oO~O%Y$xO%Z%rO~OS%sOT%sOW!RaX!RaY!RaZ!Ra[!Ra]!Ra^!Ra_!Ra`!Raa!Rab!Rac!Rad!Rae!Rak!Ral!Raq!Rar!Ras!Ra|!Ra!i!Ra%S!Ra%T!Ra%X!Ra%]!Ra%^!Ra%_!Ra%`!Ra%a!Ra%b!Ra%c!Ra%d!Ra%e!Ra%f!Ra%g!Ra%h!Ra%i!Ra%j!Ra%k!Ra%l!Ra%m!Ra%n!Ra%o!Ra%p!Ra%q!Ra%r!Ra%s!Ra%t!Ra%u!Ra%v!Ra%w!Ra%x!Ra%y!Ra%z!Ra%{!Ra%|!Ra%}!Ra&O!Ra&P!Ra&Q!Ra&R!Ra&S!Ra&T!Ra&U!Ra&V!Ra&W!Ra&X!Ra&Y!Ra&Z!Ra&[!Ra&]!Ra&^!Ra&_!Ra&`!Ra&a!Ra&b!Ra&c!Ra&d!Ra&e!Ra&f!Ra&g!Ra&h!Ra&i!Ra&j!Ra&k!Ra&l!Ra&m!Ra&n!Ra&o!Ra&p!Ra&q!Ra&r!Ra&s!Ra&t!Ra&u!Ra&v!Ra&w!Ra&x!Ra&y!Ra&z!Ra&{!Ra&|!Ra&}!Ra'O!Ra'P!Ra'Q!Ra'R!Ra'S!Ra'T!Ra'U!Ra'V!Ra'W!Ra'X!Ra'_!Ra~Oq#yOr#zOs#{OW%[aX%[aY%[aZ%[a[%[a]%[a^%[a_%[a`%[aa%[ab%[ac%[ad%[ae%[ak%[al%[a|%[a!i%[a%S%[a%T%[a%X%[a%]%[a%^%[a%_%[a%`%[a%a%[a%b%[a%c%[a%d%[a%e%[a%f%[a%g%[a%h%[a%i%[a%j%[a%k%[a%l%[a%m%[a%n%[a%o%[a%p%[a%q%[a%r%[a%s%[a%t%[a%u%[a%v%[a%w%[a%x%[a%y%[a%z%[a%{%[a%|%[a%}%[a&O%[a&P%[a&Q%[a&R%[a&S%[a&T%[a&U%[a&V%[a&W%[a&X%[a&Y%[a&Z%[a&[%[a&]%[a&^%[a&_%[a&`%[a&a%[a&b%[a&c%[a&d%[a&e%[a&f%[a&g%[a&h%[a&i%[a&j%[a&k%[a&l%[a&m%[a&n%[a&o%[a&p%[a&q%[a&r%[a&s%[a&t%[a&u%[a&v%[a&w%[a&x%[a&y%[a&z%[a&{%[a&|%[a&}%[a'O%[a'P%[a'Q%[a'R%[a'S%[a'T%[a'U%[a'V%[a'W%[a'X%[a'_%[a~O!P#_OU!Oqh!Oqi!Oqj!Oqo!Oqp!Oq![!Oq!]!Oq!^!Oq!_!Oq!`!Oq!a!Oq!b!Oq!c!Oq!d!Oq!e!Oq${!Oq%R!Oq'Y!Oq%Z!Oq%Y!Oq~OV!Oq!X!Oq!Y!Oq!Z!Oq~P!5uOV#_O!X#_O!Y#_O!Z#_O~P!5uOV#_O!P#_O!X#_O!Y#_O!Z#_O![#`O!]#`OU!Oqh!Oqi!Oqj!Oqo!Oqp!Oq${!Oq%R!Oq'Y!Oq%Z!Oq%Y!Oq~O!^!Oq!_!Oq!`!Oq!a!Oq!b!Oq!c!Oq!d!Oq!e!Oq~P!7}O!^#aO!_#aO!`#aO!a#aO!b#aO!c#aO!d#aO!e#aO~P!7}OV#_Oh#bOj#bO!P#_O!X#_O!Y#_O!Z#_O![#`O!]#`O!^#aO!_#aO!`#aO!a#aO!b#aO!c#aO!d#aO!e#aO~OU!Oqi!Oqo!Oqp!Oq${!Oq%R!Oq'Y!Oq%Z!Oq%Y!Oq~P!:cO']%{O~P=qO!X$da!Y$da!Z$da![$da!]$da']$da~O!P%XO'^$da~P!<bO%Z%|O~O!P&jO!X&jO!Y&jO!Z&jO![&kO!]&kO~O%Z%|O~P!=VO%Z&PO~O%Z&PO~P!=VO%Z&RO~O!e$pO$v$pO$w$pO$x$pO%Y%Qa'`%Qa~Oz#mO|#lO'`&SO~Oz&UO|#lO%Z&VO~O%Y&WO%Z&VO~O%Y%Pa%Z%Pa~P0_O%X#rOW!RiX!RiY!RiZ!Ri[!Ri]!Ri^!Ri_!Ri`!Ria!Rib!Ric!Rid!Rie!Rik!Ril!Riq!Rir!Ris!Ri|!Ri!i!Ri%S!Ri%T!Ri%]!Ri%^!Ri%_!Ri%`!Ri%a!Ri%b!Ri%c!Ri%d!Ri%e!Ri%f!Ri%g!Ri%h!Ri%i!Ri%j!Ri%k!Ri%l!Ri%m!Ri%n!Ri%o!Ri%p!Ri%q!Ri%r!Ri%s!Ri%t!Ri%u!Ri%v!Ri%w!Ri%x!Ri%y!Ri%z!Ri%{!Ri%|!Ri%}!Ri&O!Ri&P!Ri&Q!Ri&R!Ri&S!Ri&T!Ri&U!Ri&V!Ri&W!Ri&X!Ri&Y!Ri&Z!Ri&[!Ri&]!Ri&^!Ri&_!Ri&`!Ri&a!Ri&b!Ri&c!Ri&d!Ri&e!Ri&f!Ri&g!Ri&h!Ri&i!Ri&j!Ri&k!Ri&l!Ri&m!Ri&n!Ri&o!Ri&p!Ri&q!Ri&r!Ri&s!Ri&t!Ri&u!Ri&v!Ri&w!Ri&x!Ri&y!Ri&z!Ri&{!Ri&|!Ri&}!Ri'O!Ri'P!Ri'Q!Ri'R!Ri'S!Ri'T!Ri'U!Ri'V!Ri'W!Ri'X!Ri'_!Ri~O%Z&ZO~O%Z&[O~O%Z&]O~O!X$di!Y$di!Z$di![$di!]$di']$di~O!P%XO'^$di~P!GYO!P%XO!X%XO!Y%XO!Z%XO![$di!]$di']$di'^$di~O']&^O~P!=VO%Y&_O~P!=VO!P&jO%Z$da%Y$da~P!<bO%Y&bO~P!=VOz#mO|#lO~Oz&UO|#lO%Z&cO~O!P&jO%Z$di%Y$di~P!GYO!P&jO!X&jO!Y&jO!Z&jO![$di!]$di%Z$di']$di%Y$di~Oz&UO|#lO~O%Z&gO~P!=VO%Z&hO~P!=VO",
			goto: ".b%]PPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPPP%^%j%v%|P&VP&g%^P&p&w'R'a'k(T(bPPPPPPPPPPPPP%^(o({P({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({({%^)X*T*w*w+]+]+q%^,V%^%^%^%^%^%^,],l,tPPP,l%^P,{P-O-U-[PPPPP-cPPP.Re^OXY#Z$S$T$U$V$W$xeROXY#Z$S$T$U$V$W$xQ#[RR#v#]Q#s#YQ${#xR&Y%sQ#nZQ$w#rU%h$s%k&TV&U%m&W&dQ#]RQ#iWR#v#[Z$R#_#`#a#b#cY$Q#_#`#a#b#cR%R$RY$P#_#`#a#b#cS%Q$Q$RR%w%Ra#|#_#`#a#b#c$Q$R%Rd^OXY#Z$S$T$U$V$W$xQ$m#hQ%t$|Q%u$}R%v%O`#}#_#`#a#b#c$Q$R%RR%P$O`$O#_#`#a#b#c$Q$R%RR%P#}eWOXY#Z$S$T$U$V$W$xeVOXY#Z$S$T$U$V$W$xQ$Z#dQ%]$[Q%`$cQ%d$iQ%x%XQ%y%YQ%z%[Q%}%_Q&O&iQ&Q%cQ&`&jQ&a&kQ&e&_R&f&bdYOXY#Z$S$T$U$V$W$xW$[#d$[%X%YS$e#e$ee&i$c$i%[%_%c&_&b&i&j&kl$a#d$[$c$i%X%Y%[%_%c&_&b&i&j&kT$g#e$el$b#d$[$c$i%X%Y%[%_%c&_&b&i&j&kT$h#e$el$d#d$[$c$i%X%Y%[%_%c&_&b&i&j&kT$j#e$eQ$f#eR%a$ed]OXY#Z$S$T$U$V$W$xR#q[Q#pZV%i$s%k&TQ$q#mT$r#n%hR$n#hQ%n$wR&X%nQ$y#uR%q$yS$t#n#pR%l$tQUOQ#jXQ#kYQ#u#ZQ%S$SQ%T$TQ%U$UQ%V$VQ%W$WR%p$xQ$S#_Q$T#`Q$U#aQ$V#bR$W#c",
			nodeNames: "⚠ Bool Ignoring On GroupLeft GroupRight Offset Atan2 Avg Bottomk Count CountValues Group Max Min Quantile LimitK LimitRatio Stddev Stdvar Sum Topk By Without And Or Unless StartFn EndFn AtStart AtEnd Smoothed Anchored Fill FillLeft FillRight LineComment PromQL AggregateExpr AggregateOp AggregateModifier GroupingLabels LabelName QuotedLabelName StringLiteral FunctionCallBody BinaryExpr Pow BoolModifier MatchingModifierClause FillModifier FillClause NumberDurationLiteral FillLeftClause FillRightClause Mul Div Mod Add Sub Eql Gte Gtr TrimUpper TrimLower Lte Lss Neq FunctionCall FunctionIdentifier AbsentOverTime Identifier Absent Abs Acos Acosh Asin Asinh Atan Atanh AvgOverTime Ceil Changes Clamp ClampMax ClampMin Cos Cosh CountOverTime DaysInMonth DayOfMonth DayOfWeek DayOfYear Deg Delta Deriv Exp FirstOverTime Floor HistogramCount HistogramFraction HistogramQuantile HistogramQuantiles HistogramStdDev HistogramStdVar HistogramSum HistogramAvg DoubleExponentialSmoothing Hour Idelta Increase Info Irate LabelReplace LabelJoin LastOverTime Ln Log10 Log2 MadOverTime MaxOverTime MinOverTime TsOfFirstOverTime TsOfMaxOverTime TsOfMinOverTime TsOfLastOverTime Minute Month Pi PredictLinear PresentOverTime QuantileOverTime Rad Rate Resets Round Scalar Sgn Sin Sinh Sort SortDesc SortByLabel SortByLabelDesc StartTimestamp Range Step Sqrt StddevOverTime StdvarOverTime SumOverTime Tan Tanh Timestamp Time Vector Year MatrixSelector DurationExpr UnaryOp DurationStep DurationRange DurationMinOf DurationMaxOf NumberDurationLiteralInDurationContext OffsetExpr OffsetDurationExpr AnchoredExpr SmoothedExpr ParenExpr SubqueryExpr UnaryExpr VectorSelector LabelMatchers UnquotedLabelMatcher MatchOp EqlSingle EqlRegex NeqRegex QuotedLabelMatcher StepInvariantExpr At AtModifierPreprocessors MetricName",
			maxTerm: 292,
			nodeProps: [[
				"group",
				-14,
				38,
				44,
				46,
				52,
				68,
				157,
				165,
				167,
				168,
				169,
				170,
				171,
				172,
				180,
				"Expr"
			]],
			propSources: [promQLHighLight],
			skippedNodes: [0, 36],
			repeatNodeCount: 3,
			tokenData: "4{~RwX^#lpq#lqr$ars$tst&luv'Twx'Yxy({yz)Qz{)V{|)[|})c}!O)h!O!P)o!P!Q*u!Q!R*z!R![+u![!]1O!^!_1z!_!`2a!`!a2v!b!c3]!c!}3b!}#O3x#P#Q3}#Q#R4S#R#S3b#S#T4X#T#o3b#o#p4q#q#r4v#y#z#l$f$g#l#BY#BZ#l$IS$I_#l$I|$JO#l$JT$JU#l$KV$KW#l&FU&FV#l~#qY%V~X^#lpq#l#y#z#l$f$g#l#BY#BZ#l$IS$I_#l$I|$JO#l$JT$JU#l$KV$KW#l&FU&FV#l~$dQ!_!`$j#r#s$o~$oO!e~~$tO$x~~$yW|~OY$tZr$trs%cs#O$t#O#P%h#P;'S$t;'S;=`&f<%lO$t~%hO|~~%kRO;'S$t;'S;=`%t;=`O$t~%yX|~OY$tZr$trs%cs#O$t#O#P%h#P;'S$t;'S;=`&f;=`<%l$t<%lO$t~&iP;=`<%l$t~&qSt~OY&lZ;'S&l;'S;=`&}<%lO&l~'QP;=`<%l&l~'YO!Z~~'_W|~OY'YZw'Ywx%cx#O'Y#O#P'w#P;'S'Y;'S;=`(u<%lO'Y~'zRO;'S'Y;'S;=`(T;=`O'Y~(YX|~OY'YZw'Ywx%cx#O'Y#O#P'w#P;'S'Y;'S;=`(u;=`<%l'Y<%lO'Y~(xP;=`<%l'Y~)QO%X~~)VO%Z~~)[O!X~V)cO%^P![U~)hO%Y~V)oO%]P!]U~)rP!Q![)u~)zS%_~!Q![)u!g!h*W#R#S)o#X#Y*W~*ZR{|*d}!O*d!Q![*j~*gP!Q![*j~*oQ%_~!Q![*j#R#S*d~*zO!Y~~+P[%_~!O!P)o!Q![+u!g!h*W#R#S,m#W#X-X#X#Y*W#[#]-p#a#b.U#g#h.x#k#l/Z#l#m0d#m#n/u~+zZ%_~!O!P)o!Q![+u!g!h*W#R#S,m#W#X-X#X#Y*W#[#]-p#a#b.U#g#h.x#k#l/Z#m#n/u~,pP!Q![,s~,xT%_~!O!P)o!Q![,s!g!h*W#R#S,m#X#Y*W~-^P%_~!Q![-a~-dS!Q![-a#[#]-p#a#b.U#g#h.x~-uP%_~!Q![-x~-{R!Q![-x#a#b.U#g#h.x~.ZQ%_~!Q![.a#g#h.s~.dR!Q![.a#a#b.m#g#h.x~.pP#g#h.s~.xO%_~~.}P%_~!Q![/Q~/TQ!Q![/Q#a#b.m~/`P%_~!Q![/c~/fT!Q![/c#W#X-X#[#]-p#a#b.U#g#h.x~/zP%_~!Q![/}~0QU!Q![/}#W#X-X#[#]-p#a#b.U#g#h.x#k#l/Z~0gR!Q![0p!c!i0p#T#Z0p~0uR%_~!Q![0p!c!i0p#T#Z0pV1VT'^S!iR!Q![1f![!]1f!c!}1f#R#S1f#T#o1fR1kT!iR!Q![1f![!]1f!c!}1f#R#S1f#T#o1f~2PQ!d~!P!Q2V!_!`2[~2[O!a~~2aO!c~~2fQ$vP!_!`2l#r#s2qQ2qO!^Q~2vO$w~~2{Q!`~!P!Q3R!_!`3W~3WO!b~~3]O!_~~3bO${~V3iT!iRzS!Q![3b![!]1f!c!}3b#R#S3b#T#o3b~3}O'Y~~4SO']~~4XO!P~~4[TO#S4X#S#T%c#T;'S4X;'S;=`4k<%lO4X~4nP;=`<%l4X~4vO'_~~4{O'`~",
			tokenizers: [
				0,
				1,
				2
			],
			topRules: {
				"PromQL": [0, 37],
				"MetricName": [1, 183]
			},
			specialized: [
				{
					term: 71,
					get: (value, stack) => specializeIdentifier(value) << 1,
					external: specializeIdentifier
				},
				{
					term: 71,
					get: (value, stack) => extendIdentifier(value, stack) << 1 | 1,
					external: extendIdentifier,
					extend: true
				},
				{
					term: 71,
					get: (value) => spec_Identifier[value] || -1
				}
			],
			tokenPrec: 0
		});
	}));
	// ../../packages/canary/src/read/read-query.ts
	async function loadPromqlParser() {
		const { parser } = await Promise.resolve().then(() => (init_index_es(), index_es_exports));
		return parser;
	}
	function readQuery(text, names, parser) {
		const tree = parser.parse(text);
		const context = {
			text,
			names
		};
		const instant = /\birate\s*\(/.test(text);
		let broken;
		tree.iterate({ enter: ({ type, from }) => {
			if (type.isError) broken ??= from;
		} });
		if (broken !== void 0) return {
			value: unknown(`it is not PromQL at ${JSON.stringify(text.slice(broken, broken + 20).trim())}`),
			scalar: false,
			instant
		};
		const top = unwrapped(tree.topNode.firstChild);
		if (top === null) return {
			value: unknown("it is empty"),
			scalar: false,
			instant
		};
		const scalar = top.name === "FunctionCall" && functionName(top, context) === "scalar";
		return {
			value: valueOf(top, context),
			scalar,
			instant
		};
	}
	function selectorsOf(text, parser) {
		const context = {
			text,
			names: {
				canary: [],
				stable: []
			}
		};
		const all = selectorsIn(parser.parse(text).topNode, context);
		return [...new Map(all.map((selector) => [JSON.stringify(selector), selector])).values()];
	}
	function unwrapped(node) {
		return node?.name === "ParenExpr" ? unwrapped(node.firstChild) : node;
	}
	function valueOf(node, context) {
		if (node === null) return unknown("a part of it is missing");
		const read = Object.hasOwn(readers$1, node.name) ? readers$1[node.name] : void 0;
		return read === void 0 ? unknown(`it contains ${nameOf(node)}`) : read(node, context);
	}
	const readers$1 = {
		ParenExpr: (node, context) => valueOf(node.firstChild, context),
		NumberDurationLiteral: (node, context) => ({
			kind: "number",
			value: Number(textOf(node, context))
		}),
		UnaryExpr: (node, context) => {
			const value = valueOf(node.lastChild, context);
			return textOf(node, context).startsWith("-") ? combine("*", value, {
				kind: "number",
				value: -1
			}) : value;
		},
		BinaryExpr: readBinary,
		AggregateExpr: readAggregate,
		FunctionCall: readCall,
		OffsetExpr: () => unknown("it looks at another time (offset)"),
		StepInvariantExpr: () => unknown("it looks at a fixed time (@)"),
		VectorSelector: () => unknown("it reads a value that is no count of requests"),
		SubqueryExpr: () => unknown("it contains a subquery outside of a function")
	};
	function readBinary(node, context) {
		if (node.getChild("BoolModifier") !== null) return unknown("it compares by itself (\"bool\")");
		const operator = node.firstChild?.nextSibling ?? null;
		if (operator === null) return unknown("a part of it is missing");
		return combine(textOf(operator, context).toLowerCase(), valueOf(node.firstChild, context), valueOf(node.lastChild, context));
	}
	function readAggregate(node, context) {
		const operator = textOf(node.getChild("AggregateOp"), context).toLowerCase();
		const inner = valueOf(node.getChild("FunctionCallBody")?.lastChild ?? null, context);
		if (inner.kind === "unknown") return inner;
		if (operator !== "sum") return unknown(`it takes the ${operator} of several series`);
		const modifier = node.getChild("AggregateModifier");
		if (modifier !== null && !isPinned(node, modifier, context)) return unknown(`it returns one value per group (${textOf(modifier, context).replaceAll(/\s+/g, " ")})`);
		if (inner.kind === "count") return {
			...inner,
			single: true
		};
		return inner;
	}
	function isPinned(aggregate, modifier, context) {
		if (/^\s*without\b/i.test(textOf(modifier, context))) return false;
		const labels = modifier.getChild("GroupingLabels")?.getChildren("LabelName") ?? [];
		const fixed = new Set(selectorsIn(aggregate, context).flatMap(({ matchers }) => matchers.filter(({ operator }) => operator === "=").map(({ label }) => label)));
		return labels.every((label) => fixed.has(textOf(label, context)));
	}
	function readCall(node, context) {
		const name = functionName(node, context);
		const [first, second] = argumentsOf(node);
		if (first === void 0) return unknown(`it calls ${name}()`);
		if (name === "rate" || name === "irate" || name === "increase") return readRange(name, first, context);
		if (name === "vector" || name === "scalar" || name === "sort" || name === "label_replace") return valueOf(first, context);
		if (name === "sum_over_time" || name === "avg_over_time") return readOverTime(name, first, context);
		if ((name === "clamp_max" || name === "clamp_min") && second !== void 0) return valueOf(first, context);
		if (name === "histogram_quantile") return unknown("it is a quantile of durations, whose distribution is not known");
		return unknown(`it calls ${name}()`);
	}
	function readRange(name, argument, context) {
		if (argument.name !== "MatrixSelector") return argument.name === "OffsetExpr" ? unknown("it looks at another time (offset)") : unknown(`${name}() of something else than a counter`);
		const selector = selectorsIn(argument, context)[0];
		const windowSeconds = promDuration(textOf(argument.getChild("DurationExpr"), context));
		if (selector === void 0 || windowSeconds === void 0 || windowSeconds <= 0) return unknown("its window is no duration");
		const of = countedBy(selector);
		if (typeof of === "object") return unknown(of.reason);
		return {
			kind: "count",
			of,
			factor: name === "increase" ? 1 : 1 / windowSeconds,
			windowSeconds,
			instant: name === "irate",
			scope: scopeOf(selector, context.names),
			single: false,
			zeroWhenMissing: false,
			selector: selector.metric
		};
	}
	function readOverTime(name, argument, context) {
		if (argument.name !== "SubqueryExpr") return unknown(`${name}() of something that is no subquery of counts`);
		const inner = valueOf(argument.firstChild, context);
		if (inner.kind !== "count") return inner.kind === "unknown" ? inner : unknown("it averages ratios of short windows, each of which may be empty");
		const [range, step] = argument.getChildren("DurationExpr").map((node) => promDuration(textOf(node, context)));
		if (range === void 0 || step !== inner.windowSeconds) return unknown("the step of its subquery is not the window inside it");
		const perWindow = inner.factor * inner.windowSeconds;
		const factor = name === "sum_over_time" ? inner.factor : perWindow / range;
		return {
			...inner,
			factor,
			windowSeconds: range
		};
	}
	function functionName(call, context) {
		return textOf(call.getChild("FunctionIdentifier"), context).toLowerCase();
	}
	function argumentsOf(call) {
		const parts = [];
		for (let child = call.getChild("FunctionCallBody")?.firstChild ?? null; child !== null; child = child.nextSibling) if (/^[A-Z]/.test(child.name)) parts.push(child);
		return parts;
	}
	function selectorsIn(node, context) {
		const selectors = [];
		node.cursor().iterate(({ name, node: inner }) => {
			if (name === "VectorSelector") selectors.push(readSelector(inner, context));
		});
		return selectors;
	}
	function readSelector(node, context) {
		const matchers = (node.getChild("LabelMatchers")?.getChildren("UnquotedLabelMatcher") ?? []).map((matcher) => ({
			label: textOf(matcher.getChild("LabelName"), context),
			operator: textOf(matcher.getChild("MatchOp"), context),
			value: unquoted(textOf(matcher.getChild("StringLiteral"), context))
		}));
		const named = matchers.find(({ label }) => label === "__name__");
		return {
			metric: node.getChild("Identifier") === null ? named?.value ?? "" : textOf(node.getChild("Identifier"), context),
			matchers
		};
	}
	function unquoted(literal) {
		const inner = literal.slice(1, -1);
		if (literal.startsWith("`")) return inner;
		return inner.replaceAll(/\\(.)/g, (_, sign) => ({
			n: "\n",
			t: "	",
			r: "\r"
		})[sign] ?? sign);
	}
	function textOf(node, { text }) {
		return node === null ? "" : text.slice(node.from, node.to);
	}
	function nameOf({ name }) {
		return name.replaceAll(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
	}
	// ../../packages/canary/src/read/recognize-gate.ts
	function recognizeGate(query, names, parser) {
		const gate = parametersOf(query);
		const range = /\[(\d+)s:(\d+)s\]/.exec(query);
		if (gate === void 0 || range === null) return void 0;
		const [lookBackSeconds, stepSeconds] = [Number(range[1]), Number(range[2])];
		const selectors = selectorsOf(query, parser).toSorted((a, b) => a.matchers.length - b.matchers.length);
		const [requests, failedCanary] = [selectors[0], selectors.at(-1)];
		if (requests === void 0 || failedCanary === void 0) return void 0;
		const wanted = squeezed(query);
		return selectors.some((errors) => {
			const canary = rest(failedCanary, errors);
			if (canary === void 0 || scopeOf({
				metric: errors.metric,
				matchers: canary
			}, names) !== "canary") return false;
			return squeezed(sequentialGateQuery(gate, {
				requests,
				errors,
				canary,
				lookBackSeconds,
				stepSeconds
			})) === wanted;
		}) ? {
			...gate,
			stepSeconds
		} : void 0;
	}
	function recognizeRequests(query, names, parser) {
		const range = /\[(\d+)s:(\d+)s\]/.exec(query);
		const [requests, own] = selectorsOf(query, parser).toSorted((a, b) => a.matchers.length - b.matchers.length);
		if (range === null || requests === void 0 || own === void 0) return false;
		const canary = rest(own, requests);
		if (canary === void 0 || scopeOf({
			metric: own.metric,
			matchers: canary
		}, names) !== "canary") return false;
		const [lookBackSeconds, stepSeconds] = [Number(range[1]), Number(range[2])];
		return squeezed(canaryRequestsQuery({
			requests,
			errors: requests,
			canary,
			lookBackSeconds,
			stepSeconds
		})) === squeezed(query);
	}
	function parametersOf(query) {
		const ratios = [...new Set([...query.matchAll(/"ratio", "([\d.e+]+)", "", ""\)/g)].map(([, ratio]) => Number(ratio)))];
		const bound = Number(/or vector\(\(?(-?[\d.e+-]+)\)?\)\s*$/.exec(query)?.[1]);
		const combine = /^\s*\(ln\(avg\(exp\(/.test(query) ? "mixture" : /^\s*\(max\(/.test(query) ? "maximum" : void 0;
		if (ratios.length === 0 || combine === void 0 || !(bound < 0)) return void 0;
		return {
			alpha: Number((Math.exp(bound) * (combine === "mixture" ? 1 : ratios.length)).toPrecision(12)),
			ratios,
			combine
		};
	}
	function rest(long, short) {
		if (long.metric !== short.metric || long.matchers.length <= short.matchers.length) return void 0;
		return short.matchers.every((matcher, index) => JSON.stringify(matcher) === JSON.stringify(long.matchers[index])) ? long.matchers.slice(short.matchers.length) : void 0;
	}
	function squeezed(text) {
		return text.replaceAll(/\s+/g, "");
	}
	// ../../packages/canary/src/read/read-kayenta.ts
	function readKayenta(metric, holes) {
		const node = metric.at("provider", "kayenta");
		const scope = node?.at("scopes", 0, "experimentScope");
		if (node === void 0 || scope === void 0) return void 0;
		const time = (key) => Date.parse(fillHoles(scope.text(key) ?? "", holes).text);
		const [start, end] = [time("start"), time("end")];
		const written = node.text("interval") ?? metric.text("interval");
		const interval = Number(written);
		const seconds = Number.isFinite(end - start) ? (end - start) / 1e3 : Number.isFinite(interval) ? interval : void 0;
		return {
			node,
			stepSeconds: Number(scope.text("step") ?? 60),
			...seconds !== void 0 && { seconds }
		};
	}
	// ../../packages/canary/src/read/read-argo-metric.ts
	const COUNTS = "it counts the canary's requests; that it may hold a release with few of them is left out";
	function readArgoMetric(node, template, context) {
		const { values, options, parser, place } = context;
		const fill = (text) => text === void 0 ? void 0 : fillHoles(text, values.holes).text;
		reportOpenHoles(node, context);
		const name = fill(node.text("name")) ?? "unnamed";
		const query = fill(node.text("provider", "prometheus", "query"));
		const queryNode = node.at("provider", "prometheus", "query");
		const kayenta = readKayenta(node, values.holes);
		const read = query === void 0 ? void 0 : readQuery(query, releaseNames(context.rollout), parser);
		const counts = query !== void 0 && recognizeRequests(query, releaseNames(context.rollout), parser);
		const measured = read === void 0 || counts ? { notModelled: counts ? COUNTS : providerReason(node) } : measureQuery(read, options);
		const conditions = "notModelled" in measured ? measured : readConditions(fill(node.text("successCondition")), fill(node.text("failureCondition")), measured.measure);
		const rhythm = readRhythm(node, name, context);
		const gate = query === void 0 ? void 0 : recognizeGate(query, releaseNames(context.rollout), parser);
		return {
			name,
			metric: {
				...rhythm,
				...modelled(measured, conditions)
			},
			manifest: template,
			node,
			place,
			instant: read?.instant ?? false,
			scale: "measure" in measured ? Math.abs(measured.measure.factor) : 1,
			empty: emptiness(measured, conditions),
			...query !== void 0 && { query },
			...queryNode && { queryNode },
			..."ratio" in measured && measured.ratio && { ratio: measured.ratio },
			..."writtenWindowSeconds" in measured && { writtenWindowSeconds: measured.writtenWindowSeconds },
			...gate && {
				gate,
				gateConditions: gateConditions(fill(node.text("successCondition")), fill(node.text("failureCondition")))
			},
			...kayenta && { kayenta },
			...values.stableArgument && { stableArgument: values.stableArgument }
		};
	}
	function gateConditions(success, failure) {
		const reading = readConditions(success, failure, {
			offset: 0,
			factor: 1,
			most: Infinity,
			scalar: false
		});
		if ("notModelled" in reading) return {};
		const { successCondition, failureCondition } = reading.conditions;
		return {
			...successCondition && { success: successCondition },
			...failureCondition && { failure: failureCondition }
		};
	}
	function reportOpenHoles(node, { values, report, rollout }) {
		for (const child of [
			node.at("provider", "prometheus", "query"),
			node.at("successCondition"),
			node.at("failureCondition")
		]) {
			if (typeof child?.value !== "string") continue;
			const [open] = fillHoles(child.value, values.holes).open.filter((name) => name.startsWith("args."));
			if (open === void 0 || values.diagnostics.some(({ message }) => message.includes(`"${open.slice(5)}"`))) continue;
			report({
				code: "canary/argument",
				severity: "error",
				message: `{{${open}}} has no value in the analysis of ${rollout.kind} "${rollout.name}"`,
				location: child.location
			});
		}
	}
	function releaseNames({ name, node }) {
		const canary = node.at("spec", "strategy", "canary");
		const [canaryService, stableService] = [canary?.text("canaryService"), canary?.text("stableService")];
		return {
			canary: [
				canaryHash,
				`${name}-${canaryHash}-x2x4z`,
				...canaryService === void 0 ? [] : [canaryService]
			],
			stable: [
				stableHash,
				`${name}-${stableHash}-x2x4z`,
				...stableService === void 0 ? [] : [stableService]
			]
		};
	}
	function providerReason(node) {
		const provider = [...node.at("provider")?.entries?.keys() ?? []][0];
		if (provider === "prometheus") return "the metric has no query";
		return provider === void 0 ? "the metric has no provider" : `provider ${provider} can't be modelled`;
	}
	function modelled(measured, conditions) {
		const known = "quantity" in measured ? measured : void 0;
		const base = {
			quantity: known?.quantity ?? "error-ratio",
			scope: known?.scope ?? "service",
			windowSeconds: known?.windowSeconds ?? 60
		};
		if ("notModelled" in conditions || known === void 0) return {
			...base,
			whenEmpty: "error",
			notModelled: "notModelled" in conditions ? conditions.notModelled : ""
		};
		const { successCondition, failureCondition } = conditions.conditions;
		const says = outcomeFor(conditions.conditions, known.measure.scalar);
		return {
			...base,
			whenEmpty: says(known.whenIdle),
			...known.guard && { minimumRequests: {
				requests: known.guard.requests,
				outcome: says(known.guard.below)
			} },
			...successCondition && { successCondition },
			...failureCondition && { failureCondition }
		};
	}
	function emptiness(measured, conditions) {
		if ("notModelled" in conditions || "notModelled" in measured) return {
			idle: "unknown",
			missing: "unknown"
		};
		const says = outcomeFor(conditions.conditions, measured.measure.scalar);
		return {
			idle: says(measured.whenIdle),
			missing: says(measured.whenMissing)
		};
	}
	function outcomeFor({ outcomeOf }, scalar) {
		return (empty) => {
			const value = empty === "nan" || empty === "nothing" && scalar ? NaN : empty;
			return outcomeOf(value === "nothing" ? [] : scalar ? value : [value]);
		};
	}
	function readRhythm(node, name, context) {
		const seconds = (key) => readSeconds(node, key, context);
		const whole = (key) => readWhole(node, key, context);
		const intervalSeconds = seconds("interval");
		const count = whole("count");
		return {
			name,
			initialDelaySeconds: seconds("initialDelay") ?? 0,
			...intervalSeconds !== void 0 && { intervalSeconds },
			...count !== void 0 && count > 0 && { count },
			failureLimit: whole("failureLimit") ?? 0,
			inconclusiveLimit: whole("inconclusiveLimit") ?? 0,
			consecutiveErrorLimit: whole("consecutiveErrorLimit") ?? 4,
			consecutiveSuccessLimit: whole("consecutiveSuccessLimit") ?? 0,
			...context.dryRun(name) && { dryRun: true }
		};
	}
	function readSeconds(node, key, { values, report }) {
		const child = node.at(key);
		const text = node.text(key);
		if (child === void 0 || text === void 0 || text === "") return void 0;
		const seconds = goDuration(fillHoles(text, values.holes).text);
		if (seconds === void 0) report({
			code: "canary/duration",
			severity: "error",
			message: `${key} "${text}" is no duration`,
			hint: "write 30s, 5m or 1h30m",
			location: child.location
		});
		return seconds;
	}
	function readWhole(node, key, { values, report }) {
		const child = node.at(key);
		const text = node.text(key);
		if (child === void 0 || text === void 0 || text === "") return void 0;
		const filled = fillHoles(text, values.holes).text;
		if (/^-?\d+$/.test(filled)) return Number(filled);
		report({
			code: "canary/value",
			severity: "error",
			message: `${key} "${text}" is no whole number`,
			location: child.location
		});
	}
	// ../../packages/canary/src/read/inline-gates.ts
	function inlineGates({ steps, background }, metrics) {
		if (background !== void 0) return { problem: "an analysis in the background judges beside the gate" };
		const readings = new Map(metrics.map((reading) => [reading.metric, reading]));
		const phases = [];
		const gates = [];
		let weight = 0;
		let watched = true;
		for (const step of steps) if (step.kind === "set-weight") {
			if (!watched) return { problem: `nobody watches the step at ${weight * 100} %` };
			weight = step.weight;
			watched = weight === 0 || weight === 1;
		} else if (step.kind === "pause") {
			phases.push({
				weight,
				seconds: step.seconds
			});
			watched = false;
		} else if (step.kind === "analysis") {
			const gate = step.metrics.map((metric) => readings.get(metric)).find((reading) => reading?.gate !== void 0);
			if (gate === void 0) return { problem: `the analysis at ${weight * 100} % has no gate` };
			gates.push(gate);
			phases.push({
				weight,
				seconds: Math.max(...step.metrics.map(lengthOf$1))
			});
			watched = true;
		}
		return watched ? together(gates, phases) : { problem: `nobody watches the end of the step at ${weight * 100} %` };
	}
	function together(gates, phases) {
		const [first] = gates;
		if (first?.gate === void 0) return { problem: "no step has a gate" };
		const gate = first.gate;
		const { intervalSeconds } = first.metric;
		for (const { metric, gate: other } of gates) {
			const own = metric;
			if (JSON.stringify(other) !== JSON.stringify(gate)) return { problem: "the gates of the steps differ, so that together they are no test" };
			if (own.failureLimit !== 0 || own.count === void 0 || own.intervalSeconds === void 0 || own.intervalSeconds !== intervalSeconds) return { problem: "the gate of every step has to be measured at the same interval, a number of times, and to abort at its first word (failureLimit 0)" };
			if (own.dryRun === true) return { problem: "the gate is measured and ignored (dryRun)" };
		}
		return {
			gate,
			gates,
			intervalSeconds: intervalSeconds ?? 0,
			phases
		};
	}
	function lengthOf$1({ initialDelaySeconds, intervalSeconds = 0, count = 1 }) {
		return initialDelaySeconds + (count - 1) * intervalSeconds;
	}
	// ../../packages/canary/src/read/sequential-reading.ts
	function withGate(judge, metrics) {
		if (judge.kind === "argo" && metrics.some(({ gate, place }) => gate !== void 0 && place === "step")) return withInlineGates(judge, metrics);
		const reading = metrics.find(({ gate, place }) => gate !== void 0 && place === "background");
		const gate = reading?.gate;
		if (reading === void 0 || gate === void 0) return {
			judge,
			notModelled: []
		};
		const problem = judge.kind === "argo" ? argoProblem(judge, reading) : flaggerProblem(judge, reading);
		if (problem !== void 0) return {
			judge,
			notModelled: [{
				what: `metrics.${reading.name}`,
				reason: problem
			}]
		};
		const intervalSeconds = judge.kind === "flagger" ? judge.intervalSeconds : "failureLimit" in reading.metric ? reading.metric.intervalSeconds ?? 0 : 0;
		return {
			judge: {
				kind: "sequential",
				...gate,
				intervalSeconds,
				phases: judge.kind === "argo" ? argoPhases(judge) : flaggerPhases(judge)
			},
			notModelled: metrics.filter((other) => other !== reading && other.metric.notModelled === void 0).map(({ name }) => ({
				what: `metrics.${name}`,
				reason: "it judges beside the sequential gate; left out"
			}))
		};
	}
	function withInlineGates(judge, metrics) {
		const found = inlineGates(judge, metrics);
		const problem = "problem" in found ? found.problem : found.gates.map(({ gateConditions }) => conditionProblem(gateConditions)).find((text) => text !== void 0);
		if ("problem" in found || problem !== void 0) return {
			judge,
			notModelled: [{
				what: "metrics",
				reason: problem ?? ""
			}]
		};
		const others = metrics.filter((other) => !found.gates.includes(other) && other.metric.notModelled === void 0);
		return {
			judge: {
				kind: "sequential",
				...found.gate,
				intervalSeconds: found.intervalSeconds,
				phases: found.phases
			},
			notModelled: others.map(({ name }) => ({
				what: `metrics.${name}`,
				reason: "it judges beside the sequential gate; left out"
			}))
		};
	}
	function argoProblem(judge, { gateConditions: conditions, metric }) {
		if ((judge.background?.startingStep ?? 0) > 0) return "the gate starts later than the release";
		if (!("failureLimit" in metric) || metric.failureLimit !== 0 || metric.intervalSeconds === void 0 || metric.count !== void 0) return "the gate has to be measured at an interval to the end, and to abort at its first word (failureLimit 0)";
		return conditionProblem(conditions);
	}
	function conditionProblem(conditions) {
		const says = (condition, operator) => condition === void 0 || condition.operator === operator && condition.value === 0;
		return conditions !== void 0 && says(conditions.success, "<=") && says(conditions.failure, ">") && (conditions.success ?? conditions.failure) !== void 0 ? void 0 : "the gate has to abort above 0: failureCondition: result[0] > 0";
	}
	function flaggerProblem(judge, { metric }) {
		if (judge.strategy.kind !== "canary") return "the gate compares with the stable version, and there is no share of the traffic to compare";
		if (judge.threshold !== 1) return "the gate has to abort at its first word (threshold 1)";
		return "maximum" in metric && metric.maximum === 0 ? void 0 : "the gate has to fail above 0: thresholdRange: { max: 0 }";
	}
	function argoPhases({ steps }) {
		let weight = 0;
		return steps.flatMap((step) => {
			if (step.kind === "set-weight") weight = step.weight;
			return step.kind === "pause" ? [{
				weight,
				seconds: step.seconds
			}] : [];
		});
	}
	function flaggerPhases({ intervalSeconds, strategy }) {
		if (strategy.kind !== "canary") return [];
		const step = strategy.stepWeight;
		const most = strategy.maxWeight ?? 1;
		return (step === void 0 ? strategy.stepWeights ?? [] : Array.from({ length: Math.ceil(most / step - 1e-9) }, (_, index) => Math.min(most, step * (index + 1)))).map((weight) => ({
			weight,
			seconds: intervalSeconds
		}));
	}
	// ../../packages/canary/src/read/read-argo.ts
	const path$1 = "spec.strategy.canary";
	function readRollout(rollout, manifests, parser, options) {
		const canary = rollout.node.at("spec", "strategy", "canary");
		const steps = canary?.list("steps") ?? [];
		if (canary === void 0 || steps.length === 0) return { diagnostics: [noCanary(rollout, canary)] };
		const context = {
			rollout,
			manifests,
			parser,
			options,
			diagnostics: [],
			metrics: [],
			notModelled: []
		};
		const most = Number(canary.text("trafficRouting", "maxTrafficWeight") ?? 100);
		const modelledSteps = steps.map((step, index) => readStep(step, index, most, context));
		const background = readBackground(canary, steps.length, context);
		nameOddities$1(canary, rollout, context);
		const judge = {
			kind: "argo",
			steps: modelledSteps,
			...background && { background }
		};
		if (context.diagnostics.length === 0 && context.metrics.every(({ place }) => place === "experiment")) context.diagnostics.push(noAnalysis(rollout, canary, steps));
		if (context.diagnostics.some(({ severity }) => severity === "error")) return { diagnostics: context.diagnostics };
		const startingStep = canary.at("analysis", "startingStep");
		const gated = withGate(judge, context.metrics);
		return {
			reading: {
				controller: "argo-rollouts",
				manifest: rollout,
				canary: {
					name: rollout.name,
					judge: gated.judge,
					notModelled: [
						...context.notModelled,
						...gated.notModelled,
						...metricsNotModelled(context.metrics, gated.judge)
					]
				},
				metrics: context.metrics,
				facts: {
					steps,
					hasBaseline: steps.some(runsBaseline),
					...startingStep && { startingStep }
				}
			},
			diagnostics: context.diagnostics
		};
	}
	function noCanary({ kind, name, node }, canary) {
		const blueGreen = node.at("spec", "strategy", "blueGreen");
		return {
			code: "canary/not-a-canary",
			severity: "warning",
			message: `${kind} "${name}" ${blueGreen === void 0 ? "without steps" : "with strategy blueGreen"} sends no share of the traffic to the new version first`,
			hint: "there is nothing to compute: everybody gets the new version at once",
			location: (blueGreen ?? canary ?? node.at("spec", "strategy") ?? node.at("metadata", "name") ?? node).location
		};
	}
	function noAnalysis({ kind, name }, canary, steps) {
		const judged = steps.some((step) => step.list("experiment", "analyses").length > 0 || step.at("plugin") !== void 0);
		return {
			code: "canary/no-analysis",
			severity: judged ? "warning" : "error",
			message: judged ? `${kind} "${name}" is judged by experiments or plugins only, which can't be modelled` : `${kind} "${name}" has no analysis: nobody measures, so every release is promoted, however broken, unless a person aborts it`,
			hint: "add spec.strategy.canary.analysis with an AnalysisTemplate",
			location: (canary.at("steps") ?? canary).location
		};
	}
	function runsBaseline(step) {
		return step.list("experiment", "templates").some((template) => template.text("specRef") === "stable");
	}
	function readStep(step, index, most, context) {
		const weight = step.text("setWeight");
		if (weight !== void 0) return {
			kind: "set-weight",
			weight: Math.min(1, Math.max(0, Number(weight) / most))
		};
		if (step.entries?.has("pause") === true) return {
			kind: "pause",
			seconds: readPause(step, context)
		};
		const analysis = step.at("analysis");
		if (analysis !== void 0) return {
			kind: "analysis",
			metrics: readAnalysis(analysis, "step", context)
		};
		for (const own of step.list("experiment", "analyses")) readAnalysis(own, "experiment", context);
		const what = [...step.entries?.keys() ?? []][0] ?? "nothing";
		const reason = Object.hasOwn(otherSteps, what) ? otherSteps[what] : "no step that is known";
		if (reason !== void 0) context.notModelled.push({
			what: `${path$1}.steps[${index}].${what}`,
			reason
		});
		return {
			kind: "other",
			what
		};
	}
	const otherSteps = {
		setCanaryScale: void 0,
		setHeaderRoute: "requests with that header reach the canary whatever its weight; how many there are is not known",
		setMirrorRoute: "copies of requests reach the canary; their answers are thrown away",
		experiment: "an experiment runs beside the release with its own analyses",
		plugin: "what a plugin does is not known"
	};
	function readPause(step, context) {
		const duration = step.at("pause", "duration");
		const text = step.text("pause", "duration");
		if (duration === void 0 || text === void 0) return "manual";
		const seconds = /^\d+$/.test(text) ? Number(text) : goDuration(text);
		if (seconds !== void 0) return Math.trunc(seconds);
		context.diagnostics.push({
			code: "canary/duration",
			severity: "error",
			message: `the pause "${text}" is no duration`,
			hint: "write 30s, 5m or 1h30m",
			location: duration.location
		});
		return 0;
	}
	function readBackground(canary, steps, context) {
		const analysis = canary.at("analysis");
		if (analysis === void 0) return void 0;
		const startingStep = Number(analysis.text("startingStep") ?? 0);
		const node = analysis.at("startingStep");
		if (node !== void 0 && !(startingStep >= 0 && startingStep < steps)) context.diagnostics.push({
			code: "canary/value",
			severity: "error",
			message: `startingStep ${startingStep} is behind the last step`,
			hint: `there are ${steps} steps, counted from 0`,
			location: node.location
		});
		return {
			startingStep,
			metrics: readAnalysis(analysis, "background", context)
		};
	}
	function readAnalysis(analysis, place, context) {
		const { rollout, manifests, diagnostics } = context;
		const found = findTemplates(place === "experiment" ? [analysis] : analysis.list("templates"), rollout, manifests);
		const values = argumentValues(rollout, analysis.list("args"), found.templates);
		diagnostics.push(...found.diagnostics, ...values.diagnostics);
		const patterns = [analysis, ...found.templates.map(({ node }) => node.at("spec"))].flatMap((node) => node?.list("dryRun").map((entry) => entry.text("metricName") ?? "") ?? []);
		const readings = found.templates.flatMap((template) => template.node.list("spec", "metrics").map((metric) => readArgoMetric(metric, template, {
			...context,
			values,
			place,
			dryRun: (name) => patterns.some((pattern) => matchesWhole(pattern, name)),
			report: (diagnostic) => void diagnostics.push(diagnostic)
		})));
		context.metrics.push(...readings);
		return readings.map(({ metric }) => metric);
	}
	function matchesWhole(pattern, name) {
		try {
			return new RegExp(`^(?:${pattern})$`).test(name);
		} catch {
			return pattern === name;
		}
	}
	function nameOddities$1(canary, { node }, context) {
		if (canary.at("trafficRouting") !== void 0) return;
		const replicas = node.text("spec", "replicas");
		context.notModelled.push({
			what: `${path$1}.trafficRouting`,
			reason: `there is none, so a weight is made of whole pods${replicas === void 0 ? "" : ` out of ${replicas}`} and only roughly what setWeight says`
		});
	}
	// ../../packages/canary/src/read/load-test.ts
	function readLoadTest(webhooks) {
		for (const webhook of webhooks) {
			const command = webhook.text("metadata", "cmd");
			const rps = command === void 0 || !/https?:\/\/[\w.-]*canary/i.test(command) ? void 0 : requestsPerSecond(command);
			const node = webhook.at("metadata", "cmd");
			if (rps !== void 0 && node !== void 0) return {
				rps,
				location: node.location
			};
		}
	}
	function requestsPerSecond(command) {
		const option = (name) => {
			const match = new RegExp(`(?:^|\\s)-?-${name}[ =](\\d+(?:\\.\\d+)?)(?:\\s|$)`).exec(command);
			return match === null ? void 0 : Number(match[1]);
		};
		const perWorker = option("q");
		if (/\bhey\b/.test(command) && perWorker !== void 0) return perWorker * (option("c") ?? 50);
		return option("qps") ?? (/\bwrk2?\b/.test(command) ? option("R") : void 0);
	}
	// ../../packages/canary/src/read/read-flagger-metric.ts
	const defaultWindow = "1m";
	function readFlaggerMetric(node, context) {
		const interval = node.text("interval") ?? defaultWindow;
		const windowSeconds = goDuration(interval);
		if (windowSeconds === void 0) context.diagnostics.push({
			code: "canary/duration",
			severity: "error",
			message: `interval "${interval}" is no duration`,
			hint: "write 30s, 5m or 1h30m",
			location: (node.at("interval") ?? node).location
		});
		const written = {
			node,
			name: node.text("name") ?? "unnamed",
			windowSeconds: windowSeconds ?? 60
		};
		if (written.name === "request-success-rate") return successRate(written, context);
		if (written.name === "request-duration") return left(written, context, "the built-in check is a quantile of durations, whose distribution is not known");
		return readCustom(written, interval, context);
	}
	function successRate(written, context) {
		const range = thresholds(written.node, true, 100);
		const windowSeconds = seenSeconds({
			instant: false,
			windowSeconds: written.windowSeconds
		}, context.options);
		if (windowSeconds <= 0) return left(written, context, "its interval holds less than two scrapes");
		const metric = {
			name: written.name,
			quantity: "success-ratio",
			scope: "canary",
			windowSeconds,
			whenEmpty: "failed",
			...range,
			...range.minimum === void 0 && range.maximum === void 0 && { notModelled: "the check has no threshold, so it always passes" }
		};
		return {
			...common(written, context),
			metric,
			scale: 100,
			writtenWindowSeconds: written.windowSeconds
		};
	}
	function readCustom(written, interval, context) {
		const { canary, diagnostics } = context;
		const reference = written.node.at("templateRef");
		const template = reference === void 0 ? void 0 : namedManifest(context.manifests, "MetricTemplate", reference.text("name") ?? "", canary, reference.text("namespace") ?? canary.namespace);
		if (reference !== void 0 && template === void 0) {
			diagnostics.push({
				code: "canary/template-missing",
				severity: "error",
				message: `MetricTemplate "${reference.text("name") ?? ""}" is not among the manifests`,
				hint: "give its file, too: -f is repeatable and takes folders",
				location: (reference.at("name") ?? reference).location
			});
			return left(written, context, "its template is missing");
		}
		const provider = template?.node.text("spec", "provider", "type");
		if (template !== void 0 && provider !== "prometheus") return left(written, context, `provider ${provider ?? "unknown"} can't be modelled`);
		const queryNode = template?.node.at("spec", "query") ?? written.node.at("query");
		if (typeof queryNode?.value !== "string") return left(written, context, "the check has neither a template nor a query");
		const query = fillHoles(queryNode.value, flaggerHoles(written.node, interval, canary)).text;
		return measuredMetric(written, query, queryNode, template, context);
	}
	function measuredMetric(written, query, queryNode, template, context) {
		const read = readQuery(query, flaggerNames(context.canary), context.parser);
		const measured = measureQuery(read, context.options);
		const base = {
			...common(written, context),
			manifest: template ?? context.canary,
			query,
			queryNode,
			instant: read.instant
		};
		const gate = recognizeGate(query, flaggerNames(context.canary), context.parser);
		if ("notModelled" in measured) {
			const rest = left(written, context, measured.notModelled);
			return {
				...rest,
				...base,
				...gate && {
					gate,
					metric: {
						...rest.metric,
						...thresholds(written.node, false, 1)
					}
				}
			};
		}
		const { factor, offset } = measured.measure;
		const range = thresholds(written.node, false, factor, offset);
		const metric = {
			name: written.name,
			quantity: measured.quantity,
			scope: measured.scope,
			windowSeconds: measured.windowSeconds,
			whenEmpty: emptyOutcome(measured, range),
			...measured.guard && { minimumRequests: {
				requests: measured.guard.requests,
				outcome: says(measured.guard.below, measured, range)
			} },
			...range,
			...range.minimum === void 0 && range.maximum === void 0 && { notModelled: "the check has no threshold, so it always passes" }
		};
		return {
			...base,
			metric,
			scale: Math.abs(factor),
			writtenWindowSeconds: measured.writtenWindowSeconds,
			empty: {
				idle: metric.whenEmpty,
				missing: says(measured.whenMissing, measured, range)
			},
			...measured.ratio && { ratio: measured.ratio }
		};
	}
	function emptyOutcome(measured, range) {
		return says(measured.whenIdle, measured, range);
	}
	function says(empty, { measure }, { minimum, maximum }) {
		if (typeof empty !== "number") return "failed";
		const value = (empty - measure.offset) / measure.factor;
		return minimum !== void 0 && value < minimum || maximum !== void 0 && value > maximum ? "failed" : "success";
	}
	function thresholds(node, oldIsMinimum, factor, offset = 0) {
		const range = node.at("thresholdRange");
		const unwritten = range === void 0 && !oldIsMinimum ? 0 : void 0;
		const old = range === void 0 ? numberAt(node, "threshold") ?? unwritten : void 0;
		const low = numberAt(range, "min") ?? (oldIsMinimum ? old : void 0);
		const high = numberAt(range, "max") ?? (oldIsMinimum ? void 0 : old);
		const bound = (value) => value === void 0 ? void 0 : (value - offset) / factor;
		const [minimum, maximum] = factor < 0 ? [bound(high), bound(low)] : [bound(low), bound(high)];
		return {
			...minimum !== void 0 && { minimum },
			...maximum !== void 0 && { maximum }
		};
	}
	function numberAt(node, key) {
		const text = node?.text(key);
		const value = Number(text);
		return text === void 0 || text === "" || Number.isNaN(value) ? void 0 : value;
	}
	function left(written, context, reason) {
		const metric = {
			name: written.name,
			quantity: "error-ratio",
			scope: "canary",
			windowSeconds: written.windowSeconds,
			whenEmpty: "failed",
			notModelled: reason
		};
		return {
			...common(written, context),
			metric,
			scale: 1
		};
	}
	function common({ name, node }, { canary }) {
		return {
			name,
			manifest: canary,
			node,
			instant: false,
			empty: {
				idle: "failed",
				missing: "failed"
			},
			place: "background"
		};
	}
	function flaggerHoles(metric, interval, { name, namespace, node }) {
		const target = node.text("spec", "targetRef", "name") ?? name;
		const variables = [...metric.at("templateVariables")?.entries ?? []].map(([key, value]) => [`variables.${key}`, String(value.value)]);
		return new Map([
			["name", name],
			["namespace", namespace ?? "default"],
			["target", target],
			["service", node.text("spec", "service", "name") ?? target],
			["ingress", node.text("spec", "ingressRef", "name") ?? target],
			["route", node.text("spec", "routeRef", "name") ?? target],
			["interval", interval],
			...variables
		]);
	}
	function flaggerNames({ name, node }) {
		const target = node.text("spec", "targetRef", "name") ?? name;
		const service = node.text("spec", "service", "name") ?? target;
		const pod = "7d5c9b8f6-x2x4z";
		return {
			canary: [
				`${target}-${pod}`,
				`${target}-canary`,
				`${service}-canary`
			],
			stable: [
				`${target}-primary`,
				`${target}-primary-${pod}`,
				`${service}-primary`
			],
			canaryWorkload: target
		};
	}
	// ../../packages/canary/src/read/read-flagger.ts
	function readFlagger(canary, manifests, parser, options) {
		const spec = canary.node.at("spec");
		const key = spec?.at("analysis") === void 0 ? "canaryAnalysis" : "analysis";
		const analysis = spec?.at(key);
		if (spec === void 0 || analysis === void 0 || spec.text("skipAnalysis") === "true") return { diagnostics: [skipped(canary, spec)] };
		const context = {
			canary,
			manifests,
			parser,
			options,
			diagnostics: []
		};
		const metrics = analysis.list("metrics").map((metric) => readFlaggerMetric(metric, context));
		if (metrics.length === 0) context.diagnostics.push(noMetrics(canary, analysis));
		const judge = readJudge(analysis, spec.text("provider"), metrics, context);
		const strategyNotes = nameOddities(analysis, `spec.${key}`, judge.strategy);
		if (context.diagnostics.some(({ severity }) => severity === "error")) return { diagnostics: context.diagnostics };
		const loadTest = readLoadTest(analysis.list("webhooks"));
		const alone = judge.strategy.kind === "blue-green" && judge.strategy.mirror !== true && loadTest !== void 0;
		const gated = withGate(judge, metrics);
		const notModelled = [
			...strategyNotes,
			...gated.notModelled,
			...webhookNotes(analysis, `spec.${key}`, loadTest, alone),
			...metricsNotModelled(metrics, gated.judge)
		];
		return {
			reading: {
				controller: "flagger",
				manifest: canary,
				canary: {
					name: canary.name,
					judge: gated.judge,
					notModelled,
					...alone && { loadTestRps: loadTest.rps }
				},
				metrics,
				facts: {
					steps: [],
					hasBaseline: false
				},
				...loadTest && { loadTest }
			},
			diagnostics: context.diagnostics
		};
	}
	function skipped({ kind, name, node }, spec) {
		const flag = spec?.at("skipAnalysis");
		return {
			code: "canary/no-analysis",
			severity: "error",
			message: `${kind} "${name}" ${flag === void 0 ? "has no analysis" : "skips its analysis"}: every release is promoted at once, however broken`,
			hint: flag === void 0 ? "add spec.analysis with a metric" : "remove skipAnalysis",
			location: (flag ?? spec?.at("targetRef") ?? node.at("metadata", "name") ?? node).location
		};
	}
	function noMetrics({ kind, name }, analysis) {
		return {
			code: "canary/no-analysis",
			severity: "error",
			message: `${kind} "${name}" has no metric: nobody measures, so every release is promoted, however broken, unless a webhook stops it`,
			hint: "add request-success-rate with a thresholdRange under spec.analysis.metrics",
			location: analysis.location
		};
	}
	function readJudge(analysis, provider, metrics, { diagnostics }) {
		const interval = analysis.text("interval");
		const seconds = (interval === void 0 ? void 0 : goDuration(interval)) ?? 60;
		const whole = (key) => {
			const text = analysis.text(key);
			if (text === void 0) return void 0;
			if (/^\d+$/.test(text)) return Number(text);
			diagnostics.push({
				code: "canary/value",
				severity: "error",
				message: `${key} "${text}" is no whole number`,
				location: (analysis.at(key) ?? analysis).location
			});
		};
		const promotion = whole("stepWeightPromotion");
		return {
			kind: "flagger",
			intervalSeconds: Math.max(10, seconds),
			threshold: Math.max(1, whole("threshold") ?? 1),
			strategy: readStrategy(analysis, provider, whole),
			metrics: metrics.map(({ metric }) => metric),
			...promotion !== void 0 && { stepWeightPromotion: promotion / 100 }
		};
	}
	function readStrategy(analysis, provider, whole) {
		const iterations = whole("iterations") ?? 0;
		const mirror = analysis.text("mirror") === "true";
		if (iterations > 0 && analysis.list("match").length > 0) return {
			kind: "a/b",
			iterations,
			matchedShare: 1
		};
		if (iterations > 0) return {
			kind: "blue-green",
			iterations,
			routed: provider !== "kubernetes",
			...mirror && { mirror }
		};
		const [step, most] = [whole("stepWeight"), whole("maxWeight")];
		const steps = analysis.list("stepWeights").map(({ value }) => Number(value) / 100);
		return {
			kind: "canary",
			...step !== void 0 && step > 0 && { stepWeight: step / 100 },
			...steps.length > 0 && { stepWeights: steps },
			...most !== void 0 && most > 0 && { maxWeight: most / 100 },
			...mirror && { mirror }
		};
	}
	function nameOddities(analysis, path, strategy) {
		const notes = [];
		if (strategy.kind === "a/b") notes.push({
			what: `${path}.match`,
			reason: "how many requests match is not written here; the requests per second are taken as those that do"
		});
		if (analysis.at("mirrorWeight") !== void 0) notes.push({
			what: `${path}.mirrorWeight`,
			reason: "mirroring is taken as of all requests"
		});
		if (analysis.at("sessionAffinity") !== void 0) notes.push({
			what: `${path}.sessionAffinity`,
			reason: "users who met the canary stay there, so its share is larger than its weight"
		});
		return notes;
	}
	function webhookNotes(analysis, path, loadTest, counted) {
		return analysis.list("webhooks").flatMap((webhook, index) => {
			const what = `${path}.webhooks[${index}]`;
			const type = webhook.text("type") ?? "rollout";
			if (loadTest !== void 0 && webhook.at("metadata", "cmd")?.location.line === loadTest.location.line) return [{
				what,
				reason: `sends ${loadTest.rps} requests a second to the canary, which may not meet what users meet; ${counted ? "counted, because nothing else reaches it" : "not counted (--load-test counts them)"}`
			}];
			if (type.startsWith("confirm-")) return [{
				what,
				reason: "waits for somebody's word, however long that takes"
			}];
			if (type === "rollout" && !/load/i.test(webhook.text("name") ?? "")) return [{
				what,
				reason: "its answer can fail the check, too"
			}];
			return [];
		});
	}
	// ../../node_modules/yaml/browser/dist/nodes/identity.js
	const ALIAS = Symbol.for("yaml.alias");
	const DOC = Symbol.for("yaml.document");
	const MAP = Symbol.for("yaml.map");
	const PAIR = Symbol.for("yaml.pair");
	const SCALAR$1 = Symbol.for("yaml.scalar");
	const SEQ = Symbol.for("yaml.seq");
	const NODE_TYPE = Symbol.for("yaml.node.type");
	const isAlias = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === ALIAS;
	const isDocument = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === DOC;
	const isMap = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === MAP;
	const isPair = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === PAIR;
	const isScalar = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SCALAR$1;
	const isSeq = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SEQ;
	function isCollection(node) {
		if (node && typeof node === "object") switch (node[NODE_TYPE]) {
			case MAP:
			case SEQ: return true;
		}
		return false;
	}
	function isNode(node) {
		if (node && typeof node === "object") switch (node[NODE_TYPE]) {
			case ALIAS:
			case MAP:
			case SCALAR$1:
			case SEQ: return true;
		}
		return false;
	}
	const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;
	// ../../node_modules/yaml/browser/dist/visit.js
	const BREAK = Symbol("break visit");
	const SKIP = Symbol("skip children");
	const REMOVE = Symbol("remove node");
	function visit(node, visitor) {
		const visitor_ = initVisitor(visitor);
		if (isDocument(node)) {
			if (visit_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE) node.contents = null;
		} else visit_(null, node, visitor_, Object.freeze([]));
	}
	visit.BREAK = BREAK;
	visit.SKIP = SKIP;
	visit.REMOVE = REMOVE;
	function visit_(key, node, visitor, path) {
		const ctrl = callVisitor(key, node, visitor, path);
		if (isNode(ctrl) || isPair(ctrl)) {
			replaceNode(key, path, ctrl);
			return visit_(key, ctrl, visitor, path);
		}
		if (typeof ctrl !== "symbol") {
			if (isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					const ci = visit_(i, node.items[i], visitor, path);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						node.items.splice(i, 1);
						i -= 1;
					}
				}
			} else if (isPair(node)) {
				path = Object.freeze(path.concat(node));
				const ck = visit_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				else if (ck === REMOVE) node.key = null;
				const cv = visit_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				else if (cv === REMOVE) node.value = null;
			}
		}
		return ctrl;
	}
	async function visitAsync(node, visitor) {
		const visitor_ = initVisitor(visitor);
		if (isDocument(node)) {
			if (await visitAsync_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE) node.contents = null;
		} else await visitAsync_(null, node, visitor_, Object.freeze([]));
	}
	visitAsync.BREAK = BREAK;
	visitAsync.SKIP = SKIP;
	visitAsync.REMOVE = REMOVE;
	async function visitAsync_(key, node, visitor, path) {
		const ctrl = await callVisitor(key, node, visitor, path);
		if (isNode(ctrl) || isPair(ctrl)) {
			replaceNode(key, path, ctrl);
			return visitAsync_(key, ctrl, visitor, path);
		}
		if (typeof ctrl !== "symbol") {
			if (isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					const ci = await visitAsync_(i, node.items[i], visitor, path);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						node.items.splice(i, 1);
						i -= 1;
					}
				}
			} else if (isPair(node)) {
				path = Object.freeze(path.concat(node));
				const ck = await visitAsync_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				else if (ck === REMOVE) node.key = null;
				const cv = await visitAsync_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				else if (cv === REMOVE) node.value = null;
			}
		}
		return ctrl;
	}
	function initVisitor(visitor) {
		if (typeof visitor === "object" && (visitor.Collection || visitor.Node || visitor.Value)) return Object.assign({
			Alias: visitor.Node,
			Map: visitor.Node,
			Scalar: visitor.Node,
			Seq: visitor.Node
		}, visitor.Value && {
			Map: visitor.Value,
			Scalar: visitor.Value,
			Seq: visitor.Value
		}, visitor.Collection && {
			Map: visitor.Collection,
			Seq: visitor.Collection
		}, visitor);
		return visitor;
	}
	function callVisitor(key, node, visitor, path) {
		if (typeof visitor === "function") return visitor(key, node, path);
		if (isMap(node)) return visitor.Map?.(key, node, path);
		if (isSeq(node)) return visitor.Seq?.(key, node, path);
		if (isPair(node)) return visitor.Pair?.(key, node, path);
		if (isScalar(node)) return visitor.Scalar?.(key, node, path);
		if (isAlias(node)) return visitor.Alias?.(key, node, path);
	}
	function replaceNode(key, path, node) {
		const parent = path[path.length - 1];
		if (isCollection(parent)) parent.items[key] = node;
		else if (isPair(parent)) {
			if (key === "key") parent.key = node;
			else parent.value = node;
		} else if (isDocument(parent)) parent.contents = node;
		else {
			const pt = isAlias(parent) ? "alias" : "scalar";
			throw new Error(`Cannot replace node with ${pt} parent`);
		}
	}
	// ../../node_modules/yaml/browser/dist/doc/directives.js
	const escapeChars = {
		"!": "%21",
		",": "%2C",
		"[": "%5B",
		"]": "%5D",
		"{": "%7B",
		"}": "%7D"
	};
	const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, (ch) => escapeChars[ch]);
	var Directives = class Directives {
		constructor(yaml, tags) {
			this.docStart = null;
			this.docEnd = false;
			this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
			this.tags = Object.assign({}, Directives.defaultTags, tags);
		}
		clone() {
			const copy = new Directives(this.yaml, this.tags);
			copy.docStart = this.docStart;
			return copy;
		}
		atDocument() {
			const res = new Directives(this.yaml, this.tags);
			switch (this.yaml.version) {
				case "1.1":
					this.atNextDocument = true;
					break;
				case "1.2":
					this.atNextDocument = false;
					this.yaml = {
						explicit: Directives.defaultYaml.explicit,
						version: "1.2"
					};
					this.tags = Object.assign({}, Directives.defaultTags);
			}
			return res;
		}
		add(line, onError) {
			if (this.atNextDocument) {
				this.yaml = {
					explicit: Directives.defaultYaml.explicit,
					version: "1.1"
				};
				this.tags = Object.assign({}, Directives.defaultTags);
				this.atNextDocument = false;
			}
			const parts = line.trim().split(/[ \t]+/);
			const name = parts.shift();
			switch (name) {
				case "%TAG": {
					if (parts.length !== 2) {
						onError(0, "%TAG directive should contain exactly two parts");
						if (parts.length < 2) return false;
					}
					const [handle, prefix] = parts;
					this.tags[handle] = prefix;
					return true;
				}
				case "%YAML": {
					this.yaml.explicit = true;
					if (parts.length !== 1) {
						onError(0, "%YAML directive should contain exactly one part");
						return false;
					}
					const [version] = parts;
					if (version === "1.1" || version === "1.2") {
						this.yaml.version = version;
						return true;
					} else {
						const isValid = /^\d+\.\d+$/.test(version);
						onError(6, `Unsupported YAML version ${version}`, isValid);
						return false;
					}
				}
				default:
					onError(0, `Unknown directive ${name}`, true);
					return false;
			}
		}
		tagName(source, onError) {
			if (source === "!") return "!";
			if (source[0] !== "!") {
				onError(`Not a valid tag: ${source}`);
				return null;
			}
			if (source[1] === "<") {
				const verbatim = source.slice(2, -1);
				if (verbatim === "!" || verbatim === "!!") {
					onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
					return null;
				}
				if (source[source.length - 1] !== ">") onError("Verbatim tags must end with a >");
				return verbatim;
			}
			const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
			if (!suffix) onError(`The ${source} tag has no suffix`);
			const prefix = this.tags[handle];
			if (prefix) try {
				return prefix + decodeURIComponent(suffix);
			} catch (error) {
				onError(String(error));
				return null;
			}
			if (handle === "!") return source;
			onError(`Could not resolve tag: ${source}`);
			return null;
		}
		tagString(tag) {
			for (const [handle, prefix] of Object.entries(this.tags)) if (tag.startsWith(prefix)) return handle + escapeTagName(tag.substring(prefix.length));
			return tag[0] === "!" ? tag : `!<${tag}>`;
		}
		toString(doc) {
			const lines = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : [];
			const tagEntries = Object.entries(this.tags);
			let tagNames;
			if (doc && tagEntries.length > 0 && isNode(doc.contents)) {
				const tags = {};
				visit(doc.contents, (_key, node) => {
					if (isNode(node) && node.tag) tags[node.tag] = true;
				});
				tagNames = Object.keys(tags);
			} else tagNames = [];
			for (const [handle, prefix] of tagEntries) {
				if (handle === "!!" && prefix === "tag:yaml.org,2002:") continue;
				if (!doc || tagNames.some((tn) => tn.startsWith(prefix))) lines.push(`%TAG ${handle} ${prefix}`);
			}
			return lines.join("\n");
		}
	};
	Directives.defaultYaml = {
		explicit: false,
		version: "1.2"
	};
	Directives.defaultTags = { "!!": "tag:yaml.org,2002:" };
	// ../../node_modules/yaml/browser/dist/doc/anchors.js
	function anchorIsValid(anchor) {
		if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
			const msg = `Anchor must not contain whitespace or control characters: ${JSON.stringify(anchor)}`;
			throw new Error(msg);
		}
		return true;
	}
	function anchorNames(root) {
		const anchors = new Set();
		visit(root, { Value(_key, node) {
			if (node.anchor) anchors.add(node.anchor);
		} });
		return anchors;
	}
	function findNewAnchor(prefix, exclude) {
		for (let i = 1;; ++i) {
			const name = `${prefix}${i}`;
			if (!exclude.has(name)) return name;
		}
	}
	function createNodeAnchors(doc, prefix) {
		const aliasObjects = [];
		const sourceObjects = new Map();
		let prevAnchors = null;
		return {
			onAnchor: (source) => {
				aliasObjects.push(source);
				prevAnchors ?? (prevAnchors = anchorNames(doc));
				const anchor = findNewAnchor(prefix, prevAnchors);
				prevAnchors.add(anchor);
				return anchor;
			},
			setAnchors: () => {
				for (const source of aliasObjects) {
					const ref = sourceObjects.get(source);
					if (typeof ref === "object" && ref.anchor && (isScalar(ref.node) || isCollection(ref.node))) ref.node.anchor = ref.anchor;
					else {
						const error = new Error("Failed to resolve repeated object (this should not happen)");
						error.source = source;
						throw error;
					}
				}
			},
			sourceObjects
		};
	}
	// ../../node_modules/yaml/browser/dist/doc/applyReviver.js
	function applyReviver(reviver, obj, key, val) {
		if (val && typeof val === "object") {
			if (Array.isArray(val)) for (let i = 0, len = val.length; i < len; ++i) {
				const v0 = val[i];
				const v1 = applyReviver(reviver, val, String(i), v0);
				if (v1 === void 0) delete val[i];
				else if (v1 !== v0) val[i] = v1;
			}
			else if (val instanceof Map) for (const k of Array.from(val.keys())) {
				const v0 = val.get(k);
				const v1 = applyReviver(reviver, val, k, v0);
				if (v1 === void 0) val.delete(k);
				else if (v1 !== v0) val.set(k, v1);
			}
			else if (val instanceof Set) for (const v0 of Array.from(val)) {
				const v1 = applyReviver(reviver, val, v0, v0);
				if (v1 === void 0) val.delete(v0);
				else if (v1 !== v0) {
					val.delete(v0);
					val.add(v1);
				}
			}
			else for (const [k, v0] of Object.entries(val)) {
				const v1 = applyReviver(reviver, val, k, v0);
				if (v1 === void 0) delete val[k];
				else if (v1 !== v0) val[k] = v1;
			}
		}
		return reviver.call(obj, key, val);
	}
	// ../../node_modules/yaml/browser/dist/nodes/toJS.js
	function toJS(value, arg, ctx) {
		if (Array.isArray(value)) return value.map((v, i) => toJS(v, String(i), ctx));
		if (value && typeof value.toJSON === "function") {
			if (!ctx || !hasAnchor(value)) return value.toJSON(arg, ctx);
			const data = {
				aliasCount: 0,
				count: 1,
				res: void 0
			};
			ctx.anchors.set(value, data);
			ctx.onCreate = (res) => {
				data.res = res;
				delete ctx.onCreate;
			};
			const res = value.toJSON(arg, ctx);
			if (ctx.onCreate) ctx.onCreate(res);
			return res;
		}
		if (typeof value === "bigint" && !ctx?.keep) return Number(value);
		return value;
	}
	// ../../node_modules/yaml/browser/dist/nodes/Node.js
	var NodeBase = class {
		constructor(type) {
			Object.defineProperty(this, NODE_TYPE, { value: type });
		}
		clone() {
			const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			if (!isDocument(doc)) throw new TypeError("A document argument is required");
			const ctx = {
				anchors: new Map(),
				doc,
				keep: true,
				mapAsMap: mapAsMap === true,
				mapKeyWarned: false,
				maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
			};
			const res = toJS(this, "", ctx);
			if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver === "function" ? applyReviver(reviver, { "": res }, "", res) : res;
		}
	};
	// ../../node_modules/yaml/browser/dist/nodes/Alias.js
	var Alias = class extends NodeBase {
		constructor(source) {
			super(ALIAS);
			this.source = source;
			Object.defineProperty(this, "tag", { set() {
				throw new Error("Alias nodes cannot have tags");
			} });
		}
		resolve(doc, ctx) {
			if (ctx?.maxAliasCount === 0) throw new ReferenceError("Alias resolution is disabled");
			let nodes;
			if (ctx?.aliasResolveCache) nodes = ctx.aliasResolveCache;
			else {
				nodes = [];
				visit(doc, { Node: (_key, node) => {
					if (isAlias(node) || hasAnchor(node)) nodes.push(node);
				} });
				if (ctx) ctx.aliasResolveCache = nodes;
			}
			let found = void 0;
			for (const node of nodes) {
				if (node === this) break;
				if (node.anchor === this.source) found = node;
			}
			if (found && ctx) {
				const { anchors, doc, maxAliasCount } = ctx;
				let data = anchors.get(found);
				if (!data) {
					toJS(found, null, ctx);
					data = anchors.get(found);
				}
				if (data?.res === void 0) throw new ReferenceError("This should not happen: Alias anchor was not resolved?");
				if (maxAliasCount >= 0) {
					data.count += 1;
					if (data.aliasCount === 0) data.aliasCount = getAliasCount(doc, found, anchors);
					if (data.count * data.aliasCount > maxAliasCount) throw new ReferenceError("Excessive alias count indicates a resource exhaustion attack");
				}
			}
			return found;
		}
		toJSON(_arg, ctx) {
			if (!ctx) return { source: this.source };
			const source = this.resolve(ctx.doc, ctx);
			if (!source) {
				const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
				throw new ReferenceError(msg);
			}
			return ctx.anchors.get(source).res;
		}
		toString(ctx, _onComment, _onChompKeep) {
			const src = `*${this.source}`;
			if (ctx) {
				anchorIsValid(this.source);
				if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
					const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
					throw new Error(msg);
				}
				if (ctx.implicitKey) return `${src} `;
			}
			return src;
		}
	};
	function getAliasCount(doc, node, anchors) {
		if (isAlias(node)) {
			const source = node.resolve(doc);
			const anchor = anchors && source && anchors.get(source);
			return anchor ? anchor.count * anchor.aliasCount : 0;
		} else if (isCollection(node)) {
			let count = 0;
			for (const item of node.items) {
				const c = getAliasCount(doc, item, anchors);
				if (c > count) count = c;
			}
			return count;
		} else if (isPair(node)) {
			const kc = getAliasCount(doc, node.key, anchors);
			const vc = getAliasCount(doc, node.value, anchors);
			return Math.max(kc, vc);
		}
		return 1;
	}
	// ../../node_modules/yaml/browser/dist/nodes/Scalar.js
	const isScalarValue = (value) => !value || typeof value !== "function" && typeof value !== "object";
	var Scalar = class extends NodeBase {
		constructor(value) {
			super(SCALAR$1);
			this.value = value;
		}
		toJSON(arg, ctx) {
			return ctx?.keep ? this.value : toJS(this.value, arg, ctx);
		}
		toString() {
			return String(this.value);
		}
	};
	Scalar.BLOCK_FOLDED = "BLOCK_FOLDED";
	Scalar.BLOCK_LITERAL = "BLOCK_LITERAL";
	Scalar.PLAIN = "PLAIN";
	Scalar.QUOTE_DOUBLE = "QUOTE_DOUBLE";
	Scalar.QUOTE_SINGLE = "QUOTE_SINGLE";
	// ../../node_modules/yaml/browser/dist/doc/createNode.js
	const defaultTagPrefix = "tag:yaml.org,2002:";
	function findTagObject(value, tagName, tags) {
		if (tagName) {
			const match = tags.filter((t) => t.tag === tagName);
			const tagObj = match.find((t) => !t.format) ?? match[0];
			if (!tagObj) throw new Error(`Tag ${tagName} not found`);
			return tagObj;
		}
		return tags.find((t) => t.identify?.(value) && !t.format);
	}
	function createNode(value, tagName, ctx) {
		if (isDocument(value)) value = value.contents;
		if (isNode(value)) return value;
		if (isPair(value)) {
			const map = ctx.schema[MAP].createNode?.(ctx.schema, null, ctx);
			map.items.push(value);
			return map;
		}
		if (value instanceof String || value instanceof Number || value instanceof Boolean || typeof BigInt !== "undefined" && value instanceof BigInt) value = value.valueOf();
		const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
		let ref = void 0;
		if (aliasDuplicateObjects && value && typeof value === "object") {
			ref = sourceObjects.get(value);
			if (ref) {
				ref.anchor ?? (ref.anchor = onAnchor(value));
				return new Alias(ref.anchor);
			} else {
				ref = {
					anchor: null,
					node: null
				};
				sourceObjects.set(value, ref);
			}
		}
		if (tagName?.startsWith("!!")) tagName = defaultTagPrefix + tagName.slice(2);
		let tagObj = findTagObject(value, tagName, schema.tags);
		if (!tagObj) {
			if (value && typeof value.toJSON === "function") value = value.toJSON();
			if (!value || typeof value !== "object") {
				const node = new Scalar(value);
				if (ref) ref.node = node;
				return node;
			}
			tagObj = value instanceof Map ? schema[MAP] : Symbol.iterator in Object(value) ? schema[SEQ] : schema[MAP];
		}
		if (onTagObj) {
			onTagObj(tagObj);
			delete ctx.onTagObj;
		}
		const node = tagObj?.createNode ? tagObj.createNode(ctx.schema, value, ctx) : typeof tagObj?.nodeClass?.from === "function" ? tagObj.nodeClass.from(ctx.schema, value, ctx) : new Scalar(value);
		if (tagName) node.tag = tagName;
		else if (!tagObj.default) node.tag = tagObj.tag;
		if (ref) ref.node = node;
		return node;
	}
	// ../../node_modules/yaml/browser/dist/nodes/Collection.js
	function collectionFromPath(schema, path, value) {
		let v = value;
		for (let i = path.length - 1; i >= 0; --i) {
			const k = path[i];
			if (typeof k === "number" && Number.isInteger(k) && k >= 0) {
				const a = [];
				a[k] = v;
				v = a;
			} else v = new Map([[k, v]]);
		}
		return createNode(v, void 0, {
			aliasDuplicateObjects: false,
			keepUndefined: false,
			onAnchor: () => {
				throw new Error("This should not happen, please report a bug.");
			},
			schema,
			sourceObjects: new Map()
		});
	}
	const isEmptyPath = (path) => path == null || typeof path === "object" && !!path[Symbol.iterator]().next().done;
	var Collection = class extends NodeBase {
		constructor(type, schema) {
			super(type);
			Object.defineProperty(this, "schema", {
				value: schema,
				configurable: true,
				enumerable: false,
				writable: true
			});
		}
		clone(schema) {
			const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			if (schema) copy.schema = schema;
			copy.items = copy.items.map((it) => isNode(it) || isPair(it) ? it.clone(schema) : it);
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		addIn(path, value) {
			if (isEmptyPath(path)) this.add(value);
			else {
				const [key, ...rest] = path;
				const node = this.get(key, true);
				if (isCollection(node)) node.addIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
		deleteIn(path) {
			const [key, ...rest] = path;
			if (rest.length === 0) return this.delete(key);
			const node = this.get(key, true);
			if (isCollection(node)) return node.deleteIn(rest);
			else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
		}
		getIn(path, keepScalar) {
			const [key, ...rest] = path;
			const node = this.get(key, true);
			if (rest.length === 0) return !keepScalar && isScalar(node) ? node.value : node;
			else return isCollection(node) ? node.getIn(rest, keepScalar) : void 0;
		}
		hasAllNullValues(allowScalar) {
			return this.items.every((node) => {
				if (!isPair(node)) return false;
				const n = node.value;
				return n == null || allowScalar && isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag;
			});
		}
		hasIn(path) {
			const [key, ...rest] = path;
			if (rest.length === 0) return this.has(key);
			const node = this.get(key, true);
			return isCollection(node) ? node.hasIn(rest) : false;
		}
		setIn(path, value) {
			const [key, ...rest] = path;
			if (rest.length === 0) this.set(key, value);
			else {
				const node = this.get(key, true);
				if (isCollection(node)) node.setIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
	};
	// ../../node_modules/yaml/browser/dist/stringify/stringifyComment.js
	const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, "#");
	function indentComment(comment, indent) {
		if (/^\n+$/.test(comment)) return comment.substring(1);
		return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
	}
	const lineComment = (str, indent, comment) => str.endsWith("\n") ? indentComment(comment, indent) : comment.includes("\n") ? "\n" + indentComment(comment, indent) : (str.endsWith(" ") ? "" : " ") + comment;
	// ../../node_modules/yaml/browser/dist/stringify/foldFlowLines.js
	const FOLD_FLOW = "flow";
	const FOLD_BLOCK = "block";
	const FOLD_QUOTED = "quoted";
	function foldFlowLines(text, indent, mode = "flow", { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
		if (!lineWidth || lineWidth < 0) return text;
		if (lineWidth < minContentWidth) minContentWidth = 0;
		const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
		if (text.length <= endStep) return text;
		const folds = [];
		const escapedFolds = {};
		let end = lineWidth - indent.length;
		if (typeof indentAtStart === "number") {
			if (indentAtStart > lineWidth - Math.max(2, minContentWidth)) folds.push(0);
			else end = lineWidth - indentAtStart;
		}
		let split = void 0;
		let prev = void 0;
		let overflow = false;
		let i = -1;
		let escStart = -1;
		let escEnd = -1;
		if (mode === "block") {
			i = consumeMoreIndentedLines(text, i, indent.length);
			if (i !== -1) end = i + endStep;
		}
		for (let ch; ch = text[i += 1];) {
			if (mode === "quoted" && ch === "\\") {
				escStart = i;
				switch (text[i + 1]) {
					case "x":
						i += 3;
						break;
					case "u":
						i += 5;
						break;
					case "U":
						i += 9;
						break;
					default: i += 1;
				}
				escEnd = i;
			}
			if (ch === "\n") {
				if (mode === "block") i = consumeMoreIndentedLines(text, i, indent.length);
				end = i + indent.length + endStep;
				split = void 0;
			} else {
				if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "	") {
					const next = text[i + 1];
					if (next && next !== " " && next !== "\n" && next !== "	") split = i;
				}
				if (i >= end) {
					if (split) {
						folds.push(split);
						end = split + endStep;
						split = void 0;
					} else if (mode === "quoted") {
						while (prev === " " || prev === "	") {
							prev = ch;
							ch = text[i += 1];
							overflow = true;
						}
						const j = i > escEnd + 1 ? i - 2 : escStart - 1;
						if (escapedFolds[j]) return text;
						folds.push(j);
						escapedFolds[j] = true;
						end = j + endStep;
						split = void 0;
					} else overflow = true;
				}
			}
			prev = ch;
		}
		if (overflow && onOverflow) onOverflow();
		if (folds.length === 0) return text;
		if (onFold) onFold();
		let res = text.slice(0, folds[0]);
		for (let i = 0; i < folds.length; ++i) {
			const fold = folds[i];
			const end = folds[i + 1] || text.length;
			if (fold === 0) res = `\n${indent}${text.slice(0, end)}`;
			else {
				if (mode === "quoted" && escapedFolds[fold]) res += `${text[fold]}\\`;
				res += `\n${indent}${text.slice(fold + 1, end)}`;
			}
		}
		return res;
	}
	function consumeMoreIndentedLines(text, i, indent) {
		let end = i;
		let start = i + 1;
		let ch = text[start];
		while (ch === " " || ch === "	") if (i < start + indent) ch = text[++i];
		else {
			do
				ch = text[++i];
			while (ch && ch !== "\n");
			end = i;
			start = i + 1;
			ch = text[start];
		}
		return end;
	}
	// ../../node_modules/yaml/browser/dist/stringify/stringifyString.js
	const getFoldOptions = (ctx, isBlock) => ({
		indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
		lineWidth: ctx.options.lineWidth,
		minContentWidth: ctx.options.minContentWidth
	});
	const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
	function lineLengthOverLimit(str, lineWidth, indentLength) {
		if (!lineWidth || lineWidth < 0) return false;
		const limit = lineWidth - indentLength;
		const strLen = str.length;
		if (strLen <= limit) return false;
		for (let i = 0, start = 0; i < strLen; ++i) if (str[i] === "\n") {
			if (i - start > limit) return true;
			start = i + 1;
			if (strLen - start <= limit) return false;
		}
		return true;
	}
	function doubleQuotedString(value, ctx) {
		const json = JSON.stringify(value);
		if (ctx.options.doubleQuotedAsJSON) return json;
		const { implicitKey } = ctx;
		const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
		const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
		let str = "";
		let start = 0;
		for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
			if (ch === " " && json[i + 1] === "\\" && json[i + 2] === "n") {
				str += json.slice(start, i) + "\\ ";
				i += 1;
				start = i;
				ch = "\\";
			}
			if (ch === "\\") switch (json[i + 1]) {
				case "u":
					{
						str += json.slice(start, i);
						const code = json.substr(i + 2, 4);
						switch (code) {
							case "0000":
								str += "\\0";
								break;
							case "0007":
								str += "\\a";
								break;
							case "000b":
								str += "\\v";
								break;
							case "001b":
								str += "\\e";
								break;
							case "0085":
								str += "\\N";
								break;
							case "00a0":
								str += "\\_";
								break;
							case "2028":
								str += "\\L";
								break;
							case "2029":
								str += "\\P";
								break;
							default: if (code.substr(0, 2) === "00") str += "\\x" + code.substr(2);
							else str += json.substr(i, 6);
						}
						i += 5;
						start = i + 1;
					}
					break;
				case "n":
					if (implicitKey || json[i + 2] === "\"" || json.length < minMultiLineLength) i += 1;
					else {
						str += json.slice(start, i) + "\n\n";
						while (json[i + 2] === "\\" && json[i + 3] === "n" && json[i + 4] !== "\"") {
							str += "\n";
							i += 2;
						}
						str += indent;
						if (json[i + 2] === " ") str += "\\";
						i += 1;
						start = i + 1;
					}
					break;
				default: i += 1;
			}
		}
		str = start ? str + json.slice(start) : json;
		return implicitKey ? str : foldFlowLines(str, indent, FOLD_QUOTED, getFoldOptions(ctx, false));
	}
	function singleQuotedString(value, ctx) {
		if (ctx.options.singleQuote === false || ctx.implicitKey && value.includes("\n") || /[ \t]\n|\n[ \t]/.test(value)) return doubleQuotedString(value, ctx);
		const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
		const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
		return ctx.implicitKey ? res : foldFlowLines(res, indent, FOLD_FLOW, getFoldOptions(ctx, false));
	}
	function quotedString(value, ctx) {
		const { singleQuote } = ctx.options;
		let qs;
		if (singleQuote === false) qs = doubleQuotedString;
		else {
			const hasDouble = value.includes("\"");
			const hasSingle = value.includes("'");
			if (hasDouble && !hasSingle) qs = singleQuotedString;
			else if (hasSingle && !hasDouble) qs = doubleQuotedString;
			else qs = singleQuote ? singleQuotedString : doubleQuotedString;
		}
		return qs(value, ctx);
	}
	let blockEndNewlines;
	try {
		blockEndNewlines = new RegExp("(^|(?<!\n))\n+(?!\n|$)", "g");
	} catch {
		blockEndNewlines = /\n+(?!\n|$)/g;
	}
	function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
		const { blockQuote, commentString, lineWidth } = ctx.options;
		if (!blockQuote || /\n[\t ]+$/.test(value)) return quotedString(value, ctx);
		const indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value) ? "  " : "");
		const literal = blockQuote === "literal" ? true : blockQuote === "folded" || type === Scalar.BLOCK_FOLDED ? false : type === Scalar.BLOCK_LITERAL ? true : !lineLengthOverLimit(value, lineWidth, indent.length);
		if (!value) return literal ? "|\n" : ">\n";
		let chomp;
		let endStart;
		for (endStart = value.length; endStart > 0; --endStart) {
			const ch = value[endStart - 1];
			if (ch !== "\n" && ch !== "	" && ch !== " ") break;
		}
		let end = value.substring(endStart);
		const endNlPos = end.indexOf("\n");
		if (endNlPos === -1) chomp = "-";
		else if (value === end || endNlPos !== end.length - 1) {
			chomp = "+";
			if (onChompKeep) onChompKeep();
		} else chomp = "";
		if (end) {
			value = value.slice(0, -end.length);
			if (end[end.length - 1] === "\n") end = end.slice(0, -1);
			end = end.replace(blockEndNewlines, `$&${indent}`);
		}
		let startWithSpace = false;
		let startEnd;
		let startNlPos = -1;
		for (startEnd = 0; startEnd < value.length; ++startEnd) {
			const ch = value[startEnd];
			if (ch === " ") startWithSpace = true;
			else if (ch === "\n") startNlPos = startEnd;
			else break;
		}
		let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
		if (start) {
			value = value.substring(start.length);
			start = start.replace(/\n+/g, `$&${indent}`);
		}
		let header = (startWithSpace ? indent ? "2" : "1" : "") + chomp;
		if (comment) {
			header += " " + commentString(comment.replace(/ ?[\r\n]+/g, " "));
			if (onComment) onComment();
		}
		if (!literal) {
			const foldedValue = value.replace(/\n+/g, "\n$&").replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`);
			let literalFallback = false;
			const foldOptions = getFoldOptions(ctx, true);
			if (blockQuote !== "folded" && type !== Scalar.BLOCK_FOLDED) foldOptions.onOverflow = () => {
				literalFallback = true;
			};
			const body = foldFlowLines(`${start}${foldedValue}${end}`, indent, FOLD_BLOCK, foldOptions);
			if (!literalFallback) return `>${header}\n${indent}${body}`;
		}
		value = value.replace(/\n+/g, `$&${indent}`);
		return `|${header}\n${indent}${start}${value}${end}`;
	}
	function plainString(item, ctx, onComment, onChompKeep) {
		const { type, value } = item;
		const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
		if (implicitKey && value.includes("\n") || inFlow && /[[\]{},]/.test(value)) return quotedString(value, ctx);
		if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) return implicitKey || inFlow || !value.includes("\n") ? quotedString(value, ctx) : blockString(item, ctx, onComment, onChompKeep);
		if (!implicitKey && !inFlow && type !== Scalar.PLAIN && value.includes("\n")) return blockString(item, ctx, onComment, onChompKeep);
		if (containsDocumentMarker(value)) {
			if (indent === "") {
				ctx.forceBlockIndent = true;
				return blockString(item, ctx, onComment, onChompKeep);
			} else if (implicitKey && indent === indentStep) return quotedString(value, ctx);
		}
		const str = value.replace(/\n+/g, `$&\n${indent}`);
		if (actualString) {
			const test = (tag) => tag.default && tag.tag !== "tag:yaml.org,2002:str" && tag.test?.test(str);
			const { compat, tags } = ctx.doc.schema;
			if (tags.some(test) || compat?.some(test)) return quotedString(value, ctx);
		}
		return implicitKey ? str : foldFlowLines(str, indent, FOLD_FLOW, getFoldOptions(ctx, false));
	}
	function stringifyString(item, ctx, onComment, onChompKeep) {
		const { implicitKey, inFlow } = ctx;
		const ss = typeof item.value === "string" ? item : Object.assign({}, item, { value: String(item.value) });
		let { type } = item;
		if (type !== Scalar.QUOTE_DOUBLE) {
			if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value)) type = Scalar.QUOTE_DOUBLE;
		}
		const _stringify = (_type) => {
			switch (_type) {
				case Scalar.BLOCK_FOLDED:
				case Scalar.BLOCK_LITERAL: return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep);
				case Scalar.QUOTE_DOUBLE: return doubleQuotedString(ss.value, ctx);
				case Scalar.QUOTE_SINGLE: return singleQuotedString(ss.value, ctx);
				case Scalar.PLAIN: return plainString(ss, ctx, onComment, onChompKeep);
				default: return null;
			}
		};
		let res = _stringify(type);
		if (res === null) {
			const { defaultKeyType, defaultStringType } = ctx.options;
			const t = implicitKey && defaultKeyType || defaultStringType;
			res = _stringify(t);
			if (res === null) throw new Error(`Unsupported default string type ${t}`);
		}
		return res;
	}
	// ../../node_modules/yaml/browser/dist/stringify/stringify.js
	function createStringifyContext(doc, options) {
		const opt = Object.assign({
			blockQuote: true,
			commentString: stringifyComment,
			defaultKeyType: null,
			defaultStringType: "PLAIN",
			directives: null,
			doubleQuotedAsJSON: false,
			doubleQuotedMinMultiLineLength: 40,
			falseStr: "false",
			flowCollectionPadding: true,
			indentSeq: true,
			lineWidth: 80,
			minContentWidth: 20,
			nullStr: "null",
			simpleKeys: false,
			singleQuote: null,
			trailingComma: false,
			trueStr: "true",
			verifyAliasOrder: true
		}, doc.schema.toStringOptions, options);
		let inFlow;
		switch (opt.collectionStyle) {
			case "block":
				inFlow = false;
				break;
			case "flow":
				inFlow = true;
				break;
			default: inFlow = null;
		}
		return {
			anchors: new Set(),
			doc,
			flowCollectionPadding: opt.flowCollectionPadding ? " " : "",
			indent: "",
			indentStep: typeof opt.indent === "number" ? " ".repeat(opt.indent) : "  ",
			inFlow,
			options: opt
		};
	}
	function getTagObject(tags, item) {
		if (item.tag) {
			const match = tags.filter((t) => t.tag === item.tag);
			if (match.length > 0) return match.find((t) => t.format === item.format) ?? match[0];
		}
		let tagObj = void 0;
		let obj;
		if (isScalar(item)) {
			obj = item.value;
			let match = tags.filter((t) => t.identify?.(obj));
			if (match.length > 1) {
				const testMatch = match.filter((t) => t.test);
				if (testMatch.length > 0) match = testMatch;
			}
			tagObj = match.find((t) => t.format === item.format) ?? match.find((t) => !t.format);
		} else {
			obj = item;
			tagObj = tags.find((t) => t.nodeClass && obj instanceof t.nodeClass);
		}
		if (!tagObj) {
			const name = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj);
			throw new Error(`Tag not resolved for ${name} value`);
		}
		return tagObj;
	}
	function stringifyProps(node, tagObj, { anchors, doc }) {
		if (!doc.directives) return "";
		const props = [];
		const anchor = (isScalar(node) || isCollection(node)) && node.anchor;
		if (anchor && anchorIsValid(anchor)) {
			anchors.add(anchor);
			props.push(`&${anchor}`);
		}
		const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
		if (tag) props.push(doc.directives.tagString(tag));
		return props.join(" ");
	}
	function stringify(item, ctx, onComment, onChompKeep) {
		if (isPair(item)) return item.toString(ctx, onComment, onChompKeep);
		if (isAlias(item)) {
			if (ctx.doc.directives) return item.toString(ctx);
			if (ctx.resolvedAliases?.has(item)) throw new TypeError(`Cannot stringify circular structure without alias nodes`);
			else {
				if (ctx.resolvedAliases) ctx.resolvedAliases.add(item);
				else ctx.resolvedAliases = new Set([item]);
				item = item.resolve(ctx.doc);
			}
		}
		let tagObj = void 0;
		const node = isNode(item) ? item : ctx.doc.createNode(item, { onTagObj: (o) => tagObj = o });
		tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
		const props = stringifyProps(node, tagObj, ctx);
		if (props.length > 0) ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
		const str = typeof tagObj.stringify === "function" ? tagObj.stringify(node, ctx, onComment, onChompKeep) : isScalar(node) ? stringifyString(node, ctx, onComment, onChompKeep) : node.toString(ctx, onComment, onChompKeep);
		if (!props) return str;
		return isScalar(node) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}\n${ctx.indent}${str}`;
	}
	// ../../node_modules/yaml/browser/dist/stringify/stringifyPair.js
	function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
		const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
		let keyComment = isNode(key) && key.comment || null;
		if (simpleKeys) {
			if (keyComment) throw new Error("With simple keys, key nodes cannot have comments");
			if (isCollection(key) || !isNode(key) && typeof key === "object") throw new Error("With simple keys, collection cannot be used as a key value");
		}
		let explicitKey = !simpleKeys && (!key || keyComment && value == null && !ctx.inFlow || isCollection(key) || (isScalar(key) ? key.type === Scalar.BLOCK_FOLDED || key.type === Scalar.BLOCK_LITERAL : typeof key === "object"));
		ctx = Object.assign({}, ctx, {
			allNullValues: false,
			implicitKey: !explicitKey && (simpleKeys || !allNullValues),
			indent: indent + indentStep
		});
		let keyCommentDone = false;
		let chompKeep = false;
		let str = stringify(key, ctx, () => keyCommentDone = true, () => chompKeep = true);
		if (!explicitKey && !ctx.inFlow && str.length > 1024) {
			if (simpleKeys) throw new Error("With simple keys, single line scalar must not span more than 1024 characters");
			explicitKey = true;
		}
		if (ctx.inFlow) {
			if (allNullValues || value == null) {
				if (keyCommentDone && onComment) onComment();
				return str === "" ? "?" : explicitKey ? `? ${str}` : str;
			}
		} else if (allNullValues && !simpleKeys || value == null && explicitKey) {
			str = `? ${str}`;
			if (keyComment && !keyCommentDone) str += lineComment(str, ctx.indent, commentString(keyComment));
			else if (chompKeep && onChompKeep) onChompKeep();
			return str;
		}
		if (keyCommentDone) keyComment = null;
		if (explicitKey) {
			if (keyComment) str += lineComment(str, ctx.indent, commentString(keyComment));
			str = `? ${str}\n${indent}:`;
		} else {
			str = `${str}:`;
			if (keyComment) str += lineComment(str, ctx.indent, commentString(keyComment));
		}
		let vsb, vcb, valueComment;
		if (isNode(value)) {
			vsb = !!value.spaceBefore;
			vcb = value.commentBefore;
			valueComment = value.comment;
		} else {
			vsb = false;
			vcb = null;
			valueComment = null;
			if (value && typeof value === "object") value = doc.createNode(value);
		}
		ctx.implicitKey = false;
		if (!explicitKey && !keyComment && isScalar(value)) ctx.indentAtStart = str.length + 1;
		chompKeep = false;
		if (!indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && isSeq(value) && !value.flow && !value.tag && !value.anchor) ctx.indent = ctx.indent.substring(2);
		let valueCommentDone = false;
		const valueStr = stringify(value, ctx, () => valueCommentDone = true, () => chompKeep = true);
		let ws = " ";
		if (keyComment || vsb || vcb) {
			ws = vsb ? "\n" : "";
			if (vcb) {
				const cs = commentString(vcb);
				ws += `\n${indentComment(cs, ctx.indent)}`;
			}
			if (valueStr === "" && !ctx.inFlow) {
				if (ws === "\n" && valueComment) ws = "\n\n";
			} else ws += `\n${ctx.indent}`;
		} else if (!explicitKey && isCollection(value)) {
			const vs0 = valueStr[0];
			const nl0 = valueStr.indexOf("\n");
			const hasNewline = nl0 !== -1;
			const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
			if (hasNewline || !flow) {
				let hasPropsLine = false;
				if (hasNewline && (vs0 === "&" || vs0 === "!")) {
					let sp0 = valueStr.indexOf(" ");
					if (vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!") sp0 = valueStr.indexOf(" ", sp0 + 1);
					if (sp0 === -1 || nl0 < sp0) hasPropsLine = true;
				}
				if (!hasPropsLine) ws = `\n${ctx.indent}`;
			}
		} else if (valueStr === "" || valueStr[0] === "\n") ws = "";
		str += ws + valueStr;
		if (ctx.inFlow) {
			if (valueCommentDone && onComment) onComment();
		} else if (valueComment && !valueCommentDone) str += lineComment(str, ctx.indent, commentString(valueComment));
		else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	// ../../node_modules/yaml/browser/dist/log.js
	function warn(logLevel, warning) {
		if (logLevel === "debug" || logLevel === "warn") console.warn(warning);
	}
	// ../../node_modules/yaml/browser/dist/schema/yaml-1.1/merge.js
	const MERGE_KEY = "<<";
	const merge = {
		identify: (value) => value === MERGE_KEY || typeof value === "symbol" && value.description === MERGE_KEY,
		default: "key",
		tag: "tag:yaml.org,2002:merge",
		test: /^<<$/,
		resolve: () => Object.assign(new Scalar(Symbol(MERGE_KEY)), { addToJSMap: addMergeToJSMap }),
		stringify: () => MERGE_KEY
	};
	const isMergeKey$1 = (ctx, key) => (merge.identify(key) || isScalar(key) && (!key.type || key.type === Scalar.PLAIN) && merge.identify(key.value)) && ctx?.doc.schema.tags.some((tag) => tag.tag === merge.tag && tag.default);
	function addMergeToJSMap(ctx, map, value) {
		const source = resolveAliasValue(ctx, value);
		if (isSeq(source)) for (const it of source.items) mergeValue(ctx, map, it);
		else if (Array.isArray(source)) for (const it of source) mergeValue(ctx, map, it);
		else mergeValue(ctx, map, source);
	}
	function mergeValue(ctx, map, value) {
		const source = resolveAliasValue(ctx, value);
		if (!isMap(source)) throw new Error("Merge sources must be maps or map aliases");
		const srcMap = source.toJSON(null, ctx, Map);
		for (const [key, value] of srcMap) if (map instanceof Map) {
			if (!map.has(key)) map.set(key, value);
		} else if (map instanceof Set) map.add(key);
		else if (!Object.prototype.hasOwnProperty.call(map, key)) Object.defineProperty(map, key, {
			value,
			writable: true,
			enumerable: true,
			configurable: true
		});
		return map;
	}
	function resolveAliasValue(ctx, value) {
		return ctx && isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
	}
	// ../../node_modules/yaml/browser/dist/nodes/addPairToJSMap.js
	function addPairToJSMap(ctx, map, { key, value }) {
		if (isNode(key) && key.addToJSMap) key.addToJSMap(ctx, map, value);
		else if (isMergeKey$1(ctx, key)) addMergeToJSMap(ctx, map, value);
		else {
			const jsKey = toJS(key, "", ctx);
			if (map instanceof Map) map.set(jsKey, toJS(value, jsKey, ctx));
			else if (map instanceof Set) map.add(jsKey);
			else {
				const stringKey = stringifyKey(key, jsKey, ctx);
				const jsValue = toJS(value, stringKey, ctx);
				if (stringKey in map) Object.defineProperty(map, stringKey, {
					value: jsValue,
					writable: true,
					enumerable: true,
					configurable: true
				});
				else map[stringKey] = jsValue;
			}
		}
		return map;
	}
	function stringifyKey(key, jsKey, ctx) {
		if (jsKey === null) return "";
		if (typeof jsKey !== "object") return String(jsKey);
		if (isNode(key) && ctx?.doc) {
			const strCtx = createStringifyContext(ctx.doc, {});
			strCtx.anchors = new Set();
			for (const node of ctx.anchors.keys()) strCtx.anchors.add(node.anchor);
			strCtx.inFlow = true;
			strCtx.inStringifyKey = true;
			const strKey = key.toString(strCtx);
			if (!ctx.mapKeyWarned) {
				let jsonStr = JSON.stringify(strKey);
				if (jsonStr.length > 40) jsonStr = jsonStr.substring(0, 36) + "...\"";
				warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
				ctx.mapKeyWarned = true;
			}
			return strKey;
		}
		return JSON.stringify(jsKey);
	}
	// ../../node_modules/yaml/browser/dist/nodes/Pair.js
	function createPair(key, value, ctx) {
		return new Pair(createNode(key, void 0, ctx), createNode(value, void 0, ctx));
	}
	var Pair = class Pair {
		constructor(key, value = null) {
			Object.defineProperty(this, NODE_TYPE, { value: PAIR });
			this.key = key;
			this.value = value;
		}
		clone(schema) {
			let { key, value } = this;
			if (isNode(key)) key = key.clone(schema);
			if (isNode(value)) value = value.clone(schema);
			return new Pair(key, value);
		}
		toJSON(_, ctx) {
			return addPairToJSMap(ctx, ctx?.mapAsMap ? new Map() : {}, this);
		}
		toString(ctx, onComment, onChompKeep) {
			return ctx?.doc ? stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this);
		}
	};
	// ../../node_modules/yaml/browser/dist/stringify/stringifyCollection.js
	function stringifyCollection(collection, ctx, options) {
		return (ctx.inFlow ?? collection.flow ? stringifyFlowCollection : stringifyBlockCollection)(collection, ctx, options);
	}
	function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
		const { indent, options: { commentString } } = ctx;
		const itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			type: null
		});
		let chompKeep = false;
		const lines = [];
		for (let i = 0; i < items.length; ++i) {
			const item = items[i];
			let comment = null;
			if (isNode(item)) {
				if (!chompKeep && item.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
				if (item.comment) comment = item.comment;
			} else if (isPair(item)) {
				const ik = isNode(item.key) ? item.key : null;
				if (ik) {
					if (!chompKeep && ik.spaceBefore) lines.push("");
					addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
				}
			}
			chompKeep = false;
			let str = stringify(item, itemCtx, () => comment = null, () => chompKeep = true);
			if (comment) str += lineComment(str, itemIndent, commentString(comment));
			if (chompKeep && comment) chompKeep = false;
			lines.push(blockItemPrefix + str);
		}
		let str;
		if (lines.length === 0) str = flowChars.start + flowChars.end;
		else {
			str = lines[0];
			for (let i = 1; i < lines.length; ++i) {
				const line = lines[i];
				str += line ? `\n${indent}${line}` : "\n";
			}
		}
		if (comment) {
			str += "\n" + indentComment(commentString(comment), indent);
			if (onComment) onComment();
		} else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
		const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
		itemIndent += indentStep;
		const itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			inFlow: true,
			type: null
		});
		let reqNewline = false;
		let linesAtValue = 0;
		const lines = [];
		for (let i = 0; i < items.length; ++i) {
			const item = items[i];
			let comment = null;
			if (isNode(item)) {
				if (item.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, item.commentBefore, false);
				if (item.comment) comment = item.comment;
			} else if (isPair(item)) {
				const ik = isNode(item.key) ? item.key : null;
				if (ik) {
					if (ik.spaceBefore) lines.push("");
					addCommentBefore(ctx, lines, ik.commentBefore, false);
					if (ik.comment) reqNewline = true;
				}
				const iv = isNode(item.value) ? item.value : null;
				if (iv) {
					if (iv.comment) comment = iv.comment;
					if (iv.commentBefore) reqNewline = true;
				} else if (item.value == null && ik?.comment) comment = ik.comment;
			}
			if (comment) reqNewline = true;
			let str = stringify(item, itemCtx, () => comment = null);
			reqNewline || (reqNewline = lines.length > linesAtValue || str.includes("\n"));
			if (i < items.length - 1) str += ",";
			else if (ctx.options.trailingComma) {
				if (ctx.options.lineWidth > 0) reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth);
				if (reqNewline) str += ",";
			}
			if (comment) str += lineComment(str, itemIndent, commentString(comment));
			lines.push(str);
			linesAtValue = lines.length;
		}
		const { start, end } = flowChars;
		if (lines.length === 0) return start + end;
		else {
			if (!reqNewline) {
				const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
				reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
			}
			if (reqNewline) {
				let str = start;
				for (const line of lines) str += line ? `\n${indentStep}${indent}${line}` : "\n";
				return `${str}\n${indent}${end}`;
			} else return `${start}${fcPadding}${lines.join(" ")}${fcPadding}${end}`;
		}
	}
	function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
		if (comment && chompKeep) comment = comment.replace(/^\n+/, "");
		if (comment) {
			const ic = indentComment(commentString(comment), indent);
			lines.push(ic.trimStart());
		}
	}
	// ../../node_modules/yaml/browser/dist/nodes/YAMLMap.js
	function findPair(items, key) {
		const k = isScalar(key) ? key.value : key;
		for (const it of items) if (isPair(it)) {
			if (it.key === key || it.key === k) return it;
			if (isScalar(it.key) && it.key.value === k) return it;
		}
	}
	var YAMLMap = class extends Collection {
		static get tagName() {
			return "tag:yaml.org,2002:map";
		}
		constructor(schema) {
			super(MAP, schema);
			this.items = [];
		}
		static from(schema, obj, ctx) {
			const { keepUndefined, replacer } = ctx;
			const map = new this(schema);
			const add = (key, value) => {
				if (typeof replacer === "function") value = replacer.call(obj, key, value);
				else if (Array.isArray(replacer) && !replacer.includes(key)) return;
				if (value !== void 0 || keepUndefined) map.items.push(createPair(key, value, ctx));
			};
			if (obj instanceof Map) for (const [key, value] of obj) add(key, value);
			else if (obj && typeof obj === "object") for (const key of Object.keys(obj)) add(key, obj[key]);
			if (typeof schema.sortMapEntries === "function") map.items.sort(schema.sortMapEntries);
			return map;
		}
		add(pair, overwrite) {
			let _pair;
			if (isPair(pair)) _pair = pair;
			else if (!pair || typeof pair !== "object" || !("key" in pair)) _pair = new Pair(pair, pair?.value);
			else _pair = new Pair(pair.key, pair.value);
			const prev = findPair(this.items, _pair.key);
			const sortEntries = this.schema?.sortMapEntries;
			if (prev) {
				if (!overwrite) throw new Error(`Key ${_pair.key} already set`);
				if (isScalar(prev.value) && isScalarValue(_pair.value)) prev.value.value = _pair.value;
				else prev.value = _pair.value;
			} else if (sortEntries) {
				const i = this.items.findIndex((item) => sortEntries(_pair, item) < 0);
				if (i === -1) this.items.push(_pair);
				else this.items.splice(i, 0, _pair);
			} else this.items.push(_pair);
		}
		delete(key) {
			const it = findPair(this.items, key);
			if (!it) return false;
			return this.items.splice(this.items.indexOf(it), 1).length > 0;
		}
		get(key, keepScalar) {
			const node = findPair(this.items, key)?.value;
			return (!keepScalar && isScalar(node) ? node.value : node) ?? void 0;
		}
		has(key) {
			return !!findPair(this.items, key);
		}
		set(key, value) {
			this.add(new Pair(key, value), true);
		}
		toJSON(_, ctx, Type) {
			const map = Type ? new Type() : ctx?.mapAsMap ? new Map() : {};
			if (ctx?.onCreate) ctx.onCreate(map);
			for (const item of this.items) addPairToJSMap(ctx, map, item);
			return map;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			for (const item of this.items) if (!isPair(item)) throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
			if (!ctx.allNullValues && this.hasAllNullValues(false)) ctx = Object.assign({}, ctx, { allNullValues: true });
			return stringifyCollection(this, ctx, {
				blockItemPrefix: "",
				flowChars: {
					start: "{",
					end: "}"
				},
				itemIndent: ctx.indent || "",
				onChompKeep,
				onComment
			});
		}
	};
	// ../../node_modules/yaml/browser/dist/schema/common/map.js
	const map = {
		collection: "map",
		default: true,
		nodeClass: YAMLMap,
		tag: "tag:yaml.org,2002:map",
		resolve(map, onError) {
			if (!isMap(map)) onError("Expected a mapping for this tag");
			return map;
		},
		createNode: (schema, obj, ctx) => YAMLMap.from(schema, obj, ctx)
	};
	// ../../node_modules/yaml/browser/dist/nodes/YAMLSeq.js
	var YAMLSeq = class extends Collection {
		static get tagName() {
			return "tag:yaml.org,2002:seq";
		}
		constructor(schema) {
			super(SEQ, schema);
			this.items = [];
		}
		add(value) {
			this.items.push(value);
		}
		delete(key) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") return false;
			return this.items.splice(idx, 1).length > 0;
		}
		get(key, keepScalar) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") return void 0;
			const it = this.items[idx];
			return !keepScalar && isScalar(it) ? it.value : it;
		}
		has(key) {
			const idx = asItemIndex(key);
			return typeof idx === "number" && idx < this.items.length;
		}
		set(key, value) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") throw new Error(`Expected a valid index, not ${key}.`);
			const prev = this.items[idx];
			if (isScalar(prev) && isScalarValue(value)) prev.value = value;
			else this.items[idx] = value;
		}
		toJSON(_, ctx) {
			const seq = [];
			if (ctx?.onCreate) ctx.onCreate(seq);
			let i = 0;
			for (const item of this.items) seq.push(toJS(item, String(i++), ctx));
			return seq;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			return stringifyCollection(this, ctx, {
				blockItemPrefix: "- ",
				flowChars: {
					start: "[",
					end: "]"
				},
				itemIndent: (ctx.indent || "") + "  ",
				onChompKeep,
				onComment
			});
		}
		static from(schema, obj, ctx) {
			const { replacer } = ctx;
			const seq = new this(schema);
			if (obj && Symbol.iterator in Object(obj)) {
				let i = 0;
				for (let it of obj) {
					if (typeof replacer === "function") {
						const key = obj instanceof Set ? it : String(i++);
						it = replacer.call(obj, key, it);
					}
					seq.items.push(createNode(it, void 0, ctx));
				}
			}
			return seq;
		}
	};
	function asItemIndex(key) {
		let idx = isScalar(key) ? key.value : key;
		if (idx && typeof idx === "string") idx = Number(idx);
		return typeof idx === "number" && Number.isInteger(idx) && idx >= 0 ? idx : null;
	}
	// ../../node_modules/yaml/browser/dist/schema/common/seq.js
	const seq = {
		collection: "seq",
		default: true,
		nodeClass: YAMLSeq,
		tag: "tag:yaml.org,2002:seq",
		resolve(seq, onError) {
			if (!isSeq(seq)) onError("Expected a sequence for this tag");
			return seq;
		},
		createNode: (schema, obj, ctx) => YAMLSeq.from(schema, obj, ctx)
	};
	// ../../node_modules/yaml/browser/dist/schema/common/string.js
	const string = {
		identify: (value) => typeof value === "string",
		default: true,
		tag: "tag:yaml.org,2002:str",
		resolve: (str) => str,
		stringify(item, ctx, onComment, onChompKeep) {
			ctx = Object.assign({ actualString: true }, ctx);
			return stringifyString(item, ctx, onComment, onChompKeep);
		}
	};
	// ../../node_modules/yaml/browser/dist/schema/common/null.js
	const nullTag = {
		identify: (value) => value == null,
		createNode: () => new Scalar(null),
		default: true,
		tag: "tag:yaml.org,2002:null",
		test: /^(?:~|[Nn]ull|NULL)?$/,
		resolve: () => new Scalar(null),
		stringify: ({ source }, ctx) => typeof source === "string" && nullTag.test.test(source) ? source : ctx.options.nullStr
	};
	// ../../node_modules/yaml/browser/dist/schema/core/bool.js
	const boolTag = {
		identify: (value) => typeof value === "boolean",
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
		resolve: (str) => new Scalar(str[0] === "t" || str[0] === "T"),
		stringify({ source, value }, ctx) {
			if (source && boolTag.test.test(source)) {
				if (value === (source[0] === "t" || source[0] === "T")) return source;
			}
			return value ? ctx.options.trueStr : ctx.options.falseStr;
		}
	};
	// ../../node_modules/yaml/browser/dist/stringify/stringifyNumber.js
	function stringifyNumber({ format, minFractionDigits, tag, value }) {
		if (typeof value === "bigint") return String(value);
		const num = typeof value === "number" ? value : Number(value);
		if (!isFinite(num)) return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf";
		let n = Object.is(value, -0) ? "-0" : JSON.stringify(value);
		if (!format && minFractionDigits && (!tag || tag === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
			let i = n.indexOf(".");
			if (i < 0) {
				i = n.length;
				n += ".";
			}
			let d = minFractionDigits - (n.length - i - 1);
			while (d-- > 0) n += "0";
		}
		return n;
	}
	// ../../node_modules/yaml/browser/dist/schema/core/float.js
	const floatNaN$1 = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
		stringify: stringifyNumber
	};
	const floatExp$1 = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str),
		stringify(node) {
			const num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber(node);
		}
	};
	const float$1 = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
		resolve(str) {
			const node = new Scalar(parseFloat(str));
			const dot = str.indexOf(".");
			if (dot !== -1 && str[str.length - 1] === "0") node.minFractionDigits = str.length - dot - 1;
			return node;
		},
		stringify: stringifyNumber
	};
	// ../../node_modules/yaml/browser/dist/schema/core/int.js
	const intIdentify$2 = (value) => typeof value === "bigint" || Number.isInteger(value);
	const intResolve$1 = (str, offset, radix, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix);
	function intStringify$1(node, radix, prefix) {
		const { value } = node;
		if (intIdentify$2(value) && value >= 0) return prefix + value.toString(radix);
		return stringifyNumber(node);
	}
	const intOct$1 = {
		identify: (value) => intIdentify$2(value) && value >= 0,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^0o[0-7]+$/,
		resolve: (str, _onError, opt) => intResolve$1(str, 2, 8, opt),
		stringify: (node) => intStringify$1(node, 8, "0o")
	};
	const int$1 = {
		identify: intIdentify$2,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9]+$/,
		resolve: (str, _onError, opt) => intResolve$1(str, 0, 10, opt),
		stringify: stringifyNumber
	};
	const intHex$1 = {
		identify: (value) => intIdentify$2(value) && value >= 0,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^0x[0-9a-fA-F]+$/,
		resolve: (str, _onError, opt) => intResolve$1(str, 2, 16, opt),
		stringify: (node) => intStringify$1(node, 16, "0x")
	};
	// ../../node_modules/yaml/browser/dist/schema/core/schema.js
	const schema$2 = [
		map,
		seq,
		string,
		nullTag,
		boolTag,
		intOct$1,
		int$1,
		intHex$1,
		floatNaN$1,
		floatExp$1,
		float$1
	];
	// ../../node_modules/yaml/browser/dist/schema/json/schema.js
	function intIdentify$1(value) {
		return typeof value === "bigint" || Number.isInteger(value);
	}
	const stringifyJSON = ({ value }) => JSON.stringify(value);
	const jsonScalars = [
		{
			identify: (value) => typeof value === "string",
			default: true,
			tag: "tag:yaml.org,2002:str",
			resolve: (str) => str,
			stringify: stringifyJSON
		},
		{
			identify: (value) => value == null,
			createNode: () => new Scalar(null),
			default: true,
			tag: "tag:yaml.org,2002:null",
			test: /^null$/,
			resolve: () => null,
			stringify: stringifyJSON
		},
		{
			identify: (value) => typeof value === "boolean",
			default: true,
			tag: "tag:yaml.org,2002:bool",
			test: /^true$|^false$/,
			resolve: (str) => str === "true",
			stringify: stringifyJSON
		},
		{
			identify: intIdentify$1,
			default: true,
			tag: "tag:yaml.org,2002:int",
			test: /^-?(?:0|[1-9][0-9]*)$/,
			resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
			stringify: ({ value }) => intIdentify$1(value) ? value.toString() : JSON.stringify(value)
		},
		{
			identify: (value) => typeof value === "number",
			default: true,
			tag: "tag:yaml.org,2002:float",
			test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
			resolve: (str) => parseFloat(str),
			stringify: stringifyJSON
		}
	];
	const schema$1 = [map, seq].concat(jsonScalars, {
		default: true,
		tag: "",
		test: /^/,
		resolve(str, onError) {
			onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
			return str;
		}
	});
	// ../../node_modules/yaml/browser/dist/schema/yaml-1.1/binary.js
	const binary = {
		identify: (value) => value instanceof Uint8Array,
		default: false,
		tag: "tag:yaml.org,2002:binary",
		resolve(src, onError) {
			if (typeof atob === "function") {
				const str = atob(src.replace(/[\n\r]/g, ""));
				const buffer = new Uint8Array(str.length);
				for (let i = 0; i < str.length; ++i) buffer[i] = str.charCodeAt(i);
				return buffer;
			} else {
				onError("This environment does not support reading binary tags; either Buffer or atob is required");
				return src;
			}
		},
		stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
			if (!value) return "";
			const buf = value;
			let str;
			if (typeof btoa === "function") {
				let s = "";
				for (let i = 0; i < buf.length; ++i) s += String.fromCharCode(buf[i]);
				str = btoa(s);
			} else throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required");
			type ?? (type = Scalar.BLOCK_LITERAL);
			if (type !== Scalar.QUOTE_DOUBLE) {
				const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
				const n = Math.ceil(str.length / lineWidth);
				const lines = new Array(n);
				for (let i = 0, o = 0; i < n; ++i, o += lineWidth) lines[i] = str.substr(o, lineWidth);
				str = lines.join(type === Scalar.BLOCK_LITERAL ? "\n" : " ");
			}
			return stringifyString({
				comment,
				type,
				value: str
			}, ctx, onComment, onChompKeep);
		}
	};
	// ../../node_modules/yaml/browser/dist/schema/yaml-1.1/pairs.js
	function resolvePairs(seq, onError) {
		if (isSeq(seq)) for (let i = 0; i < seq.items.length; ++i) {
			let item = seq.items[i];
			if (isPair(item)) continue;
			else if (isMap(item)) {
				if (item.items.length > 1) onError("Each pair must have its own sequence indicator");
				const pair = item.items[0] || new Pair(new Scalar(null));
				if (item.commentBefore) pair.key.commentBefore = pair.key.commentBefore ? `${item.commentBefore}\n${pair.key.commentBefore}` : item.commentBefore;
				if (item.comment) {
					const cn = pair.value ?? pair.key;
					cn.comment = cn.comment ? `${item.comment}\n${cn.comment}` : item.comment;
				}
				item = pair;
			}
			seq.items[i] = isPair(item) ? item : new Pair(item);
		}
		else onError("Expected a sequence for this tag");
		return seq;
	}
	function createPairs(schema, iterable, ctx) {
		const { replacer } = ctx;
		const pairs = new YAMLSeq(schema);
		pairs.tag = "tag:yaml.org,2002:pairs";
		let i = 0;
		if (iterable && Symbol.iterator in Object(iterable)) for (let it of iterable) {
			if (typeof replacer === "function") it = replacer.call(iterable, String(i++), it);
			let key, value;
			if (Array.isArray(it)) {
				if (it.length === 2) {
					key = it[0];
					value = it[1];
				} else throw new TypeError(`Expected [key, value] tuple: ${it}`);
			} else if (it && it instanceof Object) {
				const keys = Object.keys(it);
				if (keys.length === 1) {
					key = keys[0];
					value = it[key];
				} else throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
			} else key = it;
			pairs.items.push(createPair(key, value, ctx));
		}
		return pairs;
	}
	const pairs = {
		collection: "seq",
		default: false,
		tag: "tag:yaml.org,2002:pairs",
		resolve: resolvePairs,
		createNode: createPairs
	};
	// ../../node_modules/yaml/browser/dist/schema/yaml-1.1/omap.js
	var YAMLOMap = class YAMLOMap extends YAMLSeq {
		constructor() {
			super();
			this.add = YAMLMap.prototype.add.bind(this);
			this.delete = YAMLMap.prototype.delete.bind(this);
			this.get = YAMLMap.prototype.get.bind(this);
			this.has = YAMLMap.prototype.has.bind(this);
			this.set = YAMLMap.prototype.set.bind(this);
			this.tag = YAMLOMap.tag;
		}
		toJSON(_, ctx) {
			if (!ctx) return super.toJSON(_);
			const map = new Map();
			if (ctx?.onCreate) ctx.onCreate(map);
			for (const pair of this.items) {
				let key, value;
				if (isPair(pair)) {
					key = toJS(pair.key, "", ctx);
					value = toJS(pair.value, key, ctx);
				} else key = toJS(pair, "", ctx);
				if (map.has(key)) throw new Error("Ordered maps must not include duplicate keys");
				map.set(key, value);
			}
			return map;
		}
		static from(schema, iterable, ctx) {
			const pairs = createPairs(schema, iterable, ctx);
			const omap = new this();
			omap.items = pairs.items;
			return omap;
		}
	};
	YAMLOMap.tag = "tag:yaml.org,2002:omap";
	const omap = {
		collection: "seq",
		identify: (value) => value instanceof Map,
		nodeClass: YAMLOMap,
		default: false,
		tag: "tag:yaml.org,2002:omap",
		resolve(seq, onError) {
			const pairs = resolvePairs(seq, onError);
			const seenKeys = [];
			for (const { key } of pairs.items) if (isScalar(key)) {
				if (seenKeys.includes(key.value)) onError(`Ordered maps must not include duplicate keys: ${key.value}`);
				else seenKeys.push(key.value);
			}
			return Object.assign(new YAMLOMap(), pairs);
		},
		createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
	};
	// ../../node_modules/yaml/browser/dist/schema/yaml-1.1/bool.js
	function boolStringify({ value, source }, ctx) {
		if (source && (value ? trueTag : falseTag).test.test(source)) return source;
		return value ? ctx.options.trueStr : ctx.options.falseStr;
	}
	const trueTag = {
		identify: (value) => value === true,
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
		resolve: () => new Scalar(true),
		stringify: boolStringify
	};
	const falseTag = {
		identify: (value) => value === false,
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
		resolve: () => new Scalar(false),
		stringify: boolStringify
	};
	// ../../node_modules/yaml/browser/dist/schema/yaml-1.1/float.js
	const floatNaN = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
		stringify: stringifyNumber
	};
	const floatExp = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str.replace(/_/g, "")),
		stringify(node) {
			const num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber(node);
		}
	};
	const float = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
		resolve(str) {
			const node = new Scalar(parseFloat(str.replace(/_/g, "")));
			const dot = str.indexOf(".");
			if (dot !== -1) {
				const f = str.substring(dot + 1).replace(/_/g, "");
				if (f[f.length - 1] === "0") node.minFractionDigits = f.length;
			}
			return node;
		},
		stringify: stringifyNumber
	};
	// ../../node_modules/yaml/browser/dist/schema/yaml-1.1/int.js
	const intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
	function intResolve(str, offset, radix, { intAsBigInt }) {
		const sign = str[0];
		if (sign === "-" || sign === "+") offset += 1;
		str = str.substring(offset).replace(/_/g, "");
		if (intAsBigInt) {
			switch (radix) {
				case 2:
					str = `0b${str}`;
					break;
				case 8:
					str = `0o${str}`;
					break;
				case 16: str = `0x${str}`;
			}
			const n = BigInt(str);
			return sign === "-" ? BigInt(-1) * n : n;
		}
		const n = parseInt(str, radix);
		return sign === "-" ? -1 * n : n;
	}
	function intStringify(node, radix, prefix) {
		const { value } = node;
		if (intIdentify(value)) {
			const str = value.toString(radix);
			return value < 0 ? "-" + prefix + str.substr(1) : prefix + str;
		}
		return stringifyNumber(node);
	}
	const intBin = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "BIN",
		test: /^[-+]?0b[0-1_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
		stringify: (node) => intStringify(node, 2, "0b")
	};
	const intOct = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^[-+]?0[0-7_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
		stringify: (node) => intStringify(node, 8, "0")
	};
	const int = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9][0-9_]*$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber
	};
	const intHex = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^[-+]?0x[0-9a-fA-F_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	};
	// ../../node_modules/yaml/browser/dist/schema/yaml-1.1/set.js
	var YAMLSet = class YAMLSet extends YAMLMap {
		constructor(schema) {
			super(schema);
			this.tag = YAMLSet.tag;
		}
		add(key) {
			let pair;
			if (isPair(key)) pair = key;
			else if (key && typeof key === "object" && "key" in key && "value" in key && key.value === null) pair = new Pair(key.key, null);
			else pair = new Pair(key, null);
			if (!findPair(this.items, pair.key)) this.items.push(pair);
		}
		get(key, keepPair) {
			const pair = findPair(this.items, key);
			return !keepPair && isPair(pair) ? isScalar(pair.key) ? pair.key.value : pair.key : pair;
		}
		set(key, value) {
			if (typeof value !== "boolean") throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
			const prev = findPair(this.items, key);
			if (prev && !value) this.items.splice(this.items.indexOf(prev), 1);
			else if (!prev && value) this.items.push(new Pair(key));
		}
		toJSON(_, ctx) {
			return super.toJSON(_, ctx, Set);
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			if (this.hasAllNullValues(true)) return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
			else throw new Error("Set items must all have null values");
		}
		static from(schema, iterable, ctx) {
			const { replacer } = ctx;
			const set = new this(schema);
			if (iterable && Symbol.iterator in Object(iterable)) for (let value of iterable) {
				if (typeof replacer === "function") value = replacer.call(iterable, value, value);
				set.items.push(createPair(value, null, ctx));
			}
			return set;
		}
	};
	YAMLSet.tag = "tag:yaml.org,2002:set";
	const set = {
		collection: "map",
		identify: (value) => value instanceof Set,
		nodeClass: YAMLSet,
		default: false,
		tag: "tag:yaml.org,2002:set",
		createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
		resolve(map, onError) {
			if (isMap(map)) {
				if (map.hasAllNullValues(true)) return Object.assign(new YAMLSet(), map);
				else onError("Set items must all have null values");
			} else onError("Expected a mapping for this tag");
			return map;
		}
	};
	// ../../node_modules/yaml/browser/dist/schema/yaml-1.1/timestamp.js
	function parseSexagesimal(str, asBigInt) {
		const sign = str[0];
		const parts = sign === "-" || sign === "+" ? str.substring(1) : str;
		const num = (n) => asBigInt ? BigInt(n) : Number(n);
		const res = parts.replace(/_/g, "").split(":").reduce((res, p) => res * num(60) + num(p), num(0));
		return sign === "-" ? num(-1) * res : res;
	}
	function stringifySexagesimal(node) {
		let { value } = node;
		let num = (n) => n;
		if (typeof value === "bigint") num = (n) => BigInt(n);
		else if (isNaN(value) || !isFinite(value)) return stringifyNumber(node);
		let sign = "";
		if (value < 0) {
			sign = "-";
			value *= num(-1);
		}
		const _60 = num(60);
		const parts = [value % _60];
		if (value < 60) parts.unshift(0);
		else {
			value = (value - parts[0]) / _60;
			parts.unshift(value % _60);
			if (value >= 60) {
				value = (value - parts[0]) / _60;
				parts.unshift(value);
			}
		}
		return sign + parts.map((n) => String(n).padStart(2, "0")).join(":").replace(/000000\d*$/, "");
	}
	const intTime = {
		identify: (value) => typeof value === "bigint" || Number.isInteger(value),
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
		resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
		stringify: stringifySexagesimal
	};
	const floatTime = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
		resolve: (str) => parseSexagesimal(str, false),
		stringify: stringifySexagesimal
	};
	const timestamp = {
		identify: (value) => value instanceof Date,
		default: true,
		tag: "tag:yaml.org,2002:timestamp",
		test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
		resolve(str) {
			const match = str.match(timestamp.test);
			if (!match) throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");
			const [, year, month, day, hour, minute, second] = match.map(Number);
			const millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0;
			let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
			const tz = match[8];
			if (tz && tz !== "Z") {
				let d = parseSexagesimal(tz, false);
				if (Math.abs(d) < 30) d *= 60;
				date -= 6e4 * d;
			}
			return new Date(date);
		},
		stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
	};
	// ../../node_modules/yaml/browser/dist/schema/yaml-1.1/schema.js
	const schema = [
		map,
		seq,
		string,
		nullTag,
		trueTag,
		falseTag,
		intBin,
		intOct,
		int,
		intHex,
		floatNaN,
		floatExp,
		float,
		binary,
		merge,
		omap,
		pairs,
		set,
		intTime,
		floatTime,
		timestamp
	];
	// ../../node_modules/yaml/browser/dist/schema/tags.js
	const schemas = new Map([
		["core", schema$2],
		["failsafe", [
			map,
			seq,
			string
		]],
		["json", schema$1],
		["yaml11", schema],
		["yaml-1.1", schema]
	]);
	const tagsByName = {
		binary,
		bool: boolTag,
		float: float$1,
		floatExp: floatExp$1,
		floatNaN: floatNaN$1,
		floatTime,
		int: int$1,
		intHex: intHex$1,
		intOct: intOct$1,
		intTime,
		map,
		merge,
		null: nullTag,
		omap,
		pairs,
		seq,
		set,
		timestamp
	};
	const coreKnownTags = {
		"tag:yaml.org,2002:binary": binary,
		"tag:yaml.org,2002:merge": merge,
		"tag:yaml.org,2002:omap": omap,
		"tag:yaml.org,2002:pairs": pairs,
		"tag:yaml.org,2002:set": set,
		"tag:yaml.org,2002:timestamp": timestamp
	};
	function getTags(customTags, schemaName, addMergeTag) {
		const schemaTags = schemas.get(schemaName);
		if (schemaTags && !customTags) return addMergeTag && !schemaTags.includes(merge) ? schemaTags.concat(merge) : schemaTags.slice();
		let tags = schemaTags;
		if (!tags) {
			if (Array.isArray(customTags)) tags = [];
			else {
				const keys = Array.from(schemas.keys()).filter((key) => key !== "yaml11").map((key) => JSON.stringify(key)).join(", ");
				throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
			}
		}
		if (Array.isArray(customTags)) for (const tag of customTags) tags = tags.concat(tag);
		else if (typeof customTags === "function") tags = customTags(tags.slice());
		if (addMergeTag) tags = tags.concat(merge);
		return tags.reduce((tags, tag) => {
			const tagObj = typeof tag === "string" ? tagsByName[tag] : tag;
			if (!tagObj) {
				const tagName = JSON.stringify(tag);
				const keys = Object.keys(tagsByName).map((key) => JSON.stringify(key)).join(", ");
				throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
			}
			if (!tags.includes(tagObj)) tags.push(tagObj);
			return tags;
		}, []);
	}
	// ../../node_modules/yaml/browser/dist/schema/Schema.js
	const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
	var Schema = class Schema {
		constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
			this.compat = Array.isArray(compat) ? getTags(compat, "compat") : compat ? getTags(null, compat) : null;
			this.name = typeof schema === "string" && schema || "core";
			this.knownTags = resolveKnownTags ? coreKnownTags : {};
			this.tags = getTags(customTags, this.name, merge);
			this.toStringOptions = toStringDefaults ?? null;
			Object.defineProperty(this, MAP, { value: map });
			Object.defineProperty(this, SCALAR$1, { value: string });
			Object.defineProperty(this, SEQ, { value: seq });
			this.sortMapEntries = typeof sortMapEntries === "function" ? sortMapEntries : sortMapEntries === true ? sortMapEntriesByKey : null;
		}
		clone() {
			const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
			copy.tags = this.tags.slice();
			return copy;
		}
	};
	// ../../node_modules/yaml/browser/dist/stringify/stringifyDocument.js
	function stringifyDocument(doc, options) {
		const lines = [];
		let hasDirectives = options.directives === true;
		if (options.directives !== false && doc.directives) {
			const dir = doc.directives.toString(doc);
			if (dir) {
				lines.push(dir);
				hasDirectives = true;
			} else if (doc.directives.docStart) hasDirectives = true;
		}
		if (hasDirectives) lines.push("---");
		const ctx = createStringifyContext(doc, options);
		const { commentString } = ctx.options;
		if (doc.commentBefore) {
			if (lines.length !== 1) lines.unshift("");
			const cs = commentString(doc.commentBefore);
			lines.unshift(indentComment(cs, ""));
		}
		let chompKeep = false;
		let contentComment = null;
		if (doc.contents) {
			if (isNode(doc.contents)) {
				if (doc.contents.spaceBefore && hasDirectives) lines.push("");
				if (doc.contents.commentBefore) {
					const cs = commentString(doc.contents.commentBefore);
					lines.push(indentComment(cs, ""));
				}
				ctx.forceBlockIndent = !!doc.comment;
				contentComment = doc.contents.comment;
			}
			const onChompKeep = contentComment ? void 0 : () => chompKeep = true;
			let body = stringify(doc.contents, ctx, () => contentComment = null, onChompKeep);
			if (contentComment) body += lineComment(body, "", commentString(contentComment));
			if ((body[0] === "|" || body[0] === ">") && lines[lines.length - 1] === "---") lines[lines.length - 1] = `--- ${body}`;
			else lines.push(body);
		} else lines.push(stringify(doc.contents, ctx));
		if (doc.directives?.docEnd) {
			if (doc.comment) {
				const cs = commentString(doc.comment);
				if (cs.includes("\n")) {
					lines.push("...");
					lines.push(indentComment(cs, ""));
				} else lines.push(`... ${cs}`);
			} else lines.push("...");
		} else {
			let dc = doc.comment;
			if (dc && chompKeep) dc = dc.replace(/^\n+/, "");
			if (dc) {
				if ((!chompKeep || contentComment) && lines[lines.length - 1] !== "") lines.push("");
				lines.push(indentComment(commentString(dc), ""));
			}
		}
		return lines.join("\n") + "\n";
	}
	// ../../node_modules/yaml/browser/dist/doc/Document.js
	var Document = class Document {
		constructor(value, replacer, options) {
			this.commentBefore = null;
			this.comment = null;
			this.errors = [];
			this.warnings = [];
			Object.defineProperty(this, NODE_TYPE, { value: DOC });
			let _replacer = null;
			if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
			else if (options === void 0 && replacer) {
				options = replacer;
				replacer = void 0;
			}
			const opt = Object.assign({
				intAsBigInt: false,
				keepSourceTokens: false,
				logLevel: "warn",
				prettyErrors: true,
				strict: true,
				stringKeys: false,
				uniqueKeys: true,
				version: "1.2"
			}, options);
			this.options = opt;
			let { version } = opt;
			if (options?._directives) {
				this.directives = options._directives.atDocument();
				if (this.directives.yaml.explicit) version = this.directives.yaml.version;
			} else this.directives = new Directives({ version });
			this.setSchema(version, options);
			this.contents = value === void 0 ? null : this.createNode(value, _replacer, options);
		}
		clone() {
			const copy = Object.create(Document.prototype, { [NODE_TYPE]: { value: DOC } });
			copy.commentBefore = this.commentBefore;
			copy.comment = this.comment;
			copy.errors = this.errors.slice();
			copy.warnings = this.warnings.slice();
			copy.options = Object.assign({}, this.options);
			if (this.directives) copy.directives = this.directives.clone();
			copy.schema = this.schema.clone();
			copy.contents = isNode(this.contents) ? this.contents.clone(copy.schema) : this.contents;
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		add(value) {
			if (assertCollection(this.contents)) this.contents.add(value);
		}
		addIn(path, value) {
			if (assertCollection(this.contents)) this.contents.addIn(path, value);
		}
		createAlias(node, name) {
			if (!node.anchor) {
				const prev = anchorNames(this);
				node.anchor = !name || prev.has(name) ? findNewAnchor(name || "a", prev) : name;
			}
			return new Alias(node.anchor);
		}
		createNode(value, replacer, options) {
			let _replacer = void 0;
			if (typeof replacer === "function") {
				value = replacer.call({ "": value }, "", value);
				_replacer = replacer;
			} else if (Array.isArray(replacer)) {
				const keyToStr = (v) => typeof v === "number" || v instanceof String || v instanceof Number;
				const asStr = replacer.filter(keyToStr).map(String);
				if (asStr.length > 0) replacer = replacer.concat(asStr);
				_replacer = replacer;
			} else if (options === void 0 && replacer) {
				options = replacer;
				replacer = void 0;
			}
			const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
			const { onAnchor, setAnchors, sourceObjects } = createNodeAnchors(this, anchorPrefix || "a");
			const ctx = {
				aliasDuplicateObjects: aliasDuplicateObjects ?? true,
				keepUndefined: keepUndefined ?? false,
				onAnchor,
				onTagObj,
				replacer: _replacer,
				schema: this.schema,
				sourceObjects
			};
			const node = createNode(value, tag, ctx);
			if (flow && isCollection(node)) node.flow = true;
			setAnchors();
			return node;
		}
		createPair(key, value, options = {}) {
			return new Pair(this.createNode(key, null, options), this.createNode(value, null, options));
		}
		delete(key) {
			return assertCollection(this.contents) ? this.contents.delete(key) : false;
		}
		deleteIn(path) {
			if (isEmptyPath(path)) {
				if (this.contents == null) return false;
				this.contents = null;
				return true;
			}
			return assertCollection(this.contents) ? this.contents.deleteIn(path) : false;
		}
		get(key, keepScalar) {
			return isCollection(this.contents) ? this.contents.get(key, keepScalar) : void 0;
		}
		getIn(path, keepScalar) {
			if (isEmptyPath(path)) return !keepScalar && isScalar(this.contents) ? this.contents.value : this.contents;
			return isCollection(this.contents) ? this.contents.getIn(path, keepScalar) : void 0;
		}
		has(key) {
			return isCollection(this.contents) ? this.contents.has(key) : false;
		}
		hasIn(path) {
			if (isEmptyPath(path)) return this.contents !== void 0;
			return isCollection(this.contents) ? this.contents.hasIn(path) : false;
		}
		set(key, value) {
			if (this.contents == null) this.contents = collectionFromPath(this.schema, [key], value);
			else if (assertCollection(this.contents)) this.contents.set(key, value);
		}
		setIn(path, value) {
			if (isEmptyPath(path)) this.contents = value;
			else if (this.contents == null) this.contents = collectionFromPath(this.schema, Array.from(path), value);
			else if (assertCollection(this.contents)) this.contents.setIn(path, value);
		}
		setSchema(version, options = {}) {
			if (typeof version === "number") version = String(version);
			let opt;
			switch (version) {
				case "1.1":
					if (this.directives) this.directives.yaml.version = "1.1";
					else this.directives = new Directives({ version: "1.1" });
					opt = {
						resolveKnownTags: false,
						schema: "yaml-1.1"
					};
					break;
				case "1.2":
				case "next":
					if (this.directives) this.directives.yaml.version = version;
					else this.directives = new Directives({ version });
					opt = {
						resolveKnownTags: true,
						schema: "core"
					};
					break;
				case null:
					if (this.directives) delete this.directives;
					opt = null;
					break;
				default: {
					const sv = JSON.stringify(version);
					throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
				}
			}
			if (options.schema instanceof Object) this.schema = options.schema;
			else if (opt) this.schema = new Schema(Object.assign(opt, options));
			else throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
		}
		toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			const ctx = {
				anchors: new Map(),
				doc: this,
				keep: !json,
				mapAsMap: mapAsMap === true,
				mapKeyWarned: false,
				maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
			};
			const res = toJS(this.contents, jsonArg ?? "", ctx);
			if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver === "function" ? applyReviver(reviver, { "": res }, "", res) : res;
		}
		toJSON(jsonArg, onAnchor) {
			return this.toJS({
				json: true,
				jsonArg,
				mapAsMap: false,
				onAnchor
			});
		}
		toString(options = {}) {
			if (this.errors.length > 0) throw new Error("Document with errors cannot be stringified");
			if ("indent" in options && (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
				const s = JSON.stringify(options.indent);
				throw new Error(`"indent" option must be a positive integer, not ${s}`);
			}
			return stringifyDocument(this, options);
		}
	};
	function assertCollection(contents) {
		if (isCollection(contents)) return true;
		throw new Error("Expected a YAML collection as document contents");
	}
	// ../../node_modules/yaml/browser/dist/errors.js
	var YAMLError = class extends Error {
		constructor(name, pos, code, message) {
			super();
			this.name = name;
			this.code = code;
			this.message = message;
			this.pos = pos;
		}
	};
	var YAMLParseError = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLParseError", pos, code, message);
		}
	};
	var YAMLWarning = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLWarning", pos, code, message);
		}
	};
	const prettifyError = (src, lc) => (error) => {
		if (error.pos[0] === -1) return;
		error.linePos = error.pos.map((pos) => lc.linePos(pos));
		const { line, col } = error.linePos[0];
		error.message += ` at line ${line}, column ${col}`;
		let ci = col - 1;
		let lineStr = src.substring(lc.lineStarts[line - 1], lc.lineStarts[line]).replace(/[\n\r]+$/, "");
		if (ci >= 60 && lineStr.length > 80) {
			const trimStart = Math.min(ci - 39, lineStr.length - 79);
			lineStr = "…" + lineStr.substring(trimStart);
			ci -= trimStart - 1;
		}
		if (lineStr.length > 80) lineStr = lineStr.substring(0, 79) + "…";
		if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
			let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
			if (prev.length > 80) prev = prev.substring(0, 79) + "…\n";
			lineStr = prev + lineStr;
		}
		if (/[^ ]/.test(lineStr)) {
			let count = 1;
			const end = error.linePos[1];
			if (end?.line === line && end.col > col) count = Math.max(1, Math.min(end.col - col, 80 - ci));
			const pointer = " ".repeat(ci) + "^".repeat(count);
			error.message += `:\n\n${lineStr}\n${pointer}\n`;
		}
	};
	// ../../node_modules/yaml/browser/dist/compose/resolve-props.js
	function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
		let spaceBefore = false;
		let atNewline = startOnNewline;
		let hasSpace = startOnNewline;
		let comment = "";
		let commentSep = "";
		let hasNewline = false;
		let reqSpace = false;
		let tab = null;
		let anchor = null;
		let tag = null;
		let newlineAfterProp = null;
		let comma = null;
		let found = null;
		let start = null;
		for (const token of tokens) {
			if (reqSpace) {
				if (token.type !== "space" && token.type !== "newline" && token.type !== "comma") onError(token.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
				reqSpace = false;
			}
			if (tab) {
				if (atNewline && token.type !== "comment" && token.type !== "newline") onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
				tab = null;
			}
			switch (token.type) {
				case "space":
					if (!flow && (indicator !== "doc-start" || next?.type !== "flow-collection") && token.source.includes("	")) tab = token;
					hasSpace = true;
					break;
				case "comment": {
					if (!hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					const cb = token.source.substring(1) || " ";
					if (!comment) comment = cb;
					else comment += commentSep + cb;
					commentSep = "";
					atNewline = false;
					break;
				}
				case "newline":
					if (atNewline) {
						if (comment) comment += token.source;
						else if (!found || indicator !== "seq-item-ind") spaceBefore = true;
					} else commentSep += token.source;
					atNewline = true;
					hasNewline = true;
					if (anchor || tag) newlineAfterProp = token;
					hasSpace = true;
					break;
				case "anchor":
					if (anchor) onError(token, "MULTIPLE_ANCHORS", "A node can have at most one anchor");
					if (token.source.endsWith(":")) onError(token.offset + token.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", true);
					anchor = token;
					start ?? (start = token.offset);
					atNewline = false;
					hasSpace = false;
					reqSpace = true;
					break;
				case "tag":
					if (tag) onError(token, "MULTIPLE_TAGS", "A node can have at most one tag");
					tag = token;
					start ?? (start = token.offset);
					atNewline = false;
					hasSpace = false;
					reqSpace = true;
					break;
				case indicator:
					if (anchor || tag) onError(token, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token.source} indicator`);
					if (found) onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.source} in ${flow ?? "collection"}`);
					found = token;
					atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind";
					hasSpace = false;
					break;
				case "comma": if (flow) {
					if (comma) onError(token, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`);
					comma = token;
					atNewline = false;
					hasSpace = false;
					break;
				}
				default:
					onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.type} token`);
					atNewline = false;
					hasSpace = false;
			}
		}
		const last = tokens[tokens.length - 1];
		const end = last ? last.offset + last.source.length : offset;
		if (reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "")) onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
		if (tab && (atNewline && tab.indent <= parentIndent || next?.type === "block-map" || next?.type === "block-seq")) onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
		return {
			comma,
			found,
			spaceBefore,
			comment,
			hasNewline,
			anchor,
			tag,
			newlineAfterProp,
			end,
			start: start ?? end
		};
	}
	// ../../node_modules/yaml/browser/dist/compose/util-contains-newline.js
	function containsNewline(key) {
		if (!key) return null;
		switch (key.type) {
			case "alias":
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				if (key.source.includes("\n")) return true;
				if (key.end) {
					for (const st of key.end) if (st.type === "newline") return true;
				}
				return false;
			case "flow-collection":
				for (const it of key.items) {
					for (const st of it.start) if (st.type === "newline") return true;
					if (it.sep) {
						for (const st of it.sep) if (st.type === "newline") return true;
					}
					if (containsNewline(it.key) || containsNewline(it.value)) return true;
				}
				return false;
			default: return true;
		}
	}
	// ../../node_modules/yaml/browser/dist/compose/util-flow-indent-check.js
	function flowIndentCheck(indent, fc, onError) {
		if (fc?.type === "flow-collection") {
			const end = fc.end[0];
			if (end.indent === indent && (end.source === "]" || end.source === "}") && containsNewline(fc)) onError(end, "BAD_INDENT", "Flow end indicator should be more indented than parent", true);
		}
	}
	// ../../node_modules/yaml/browser/dist/compose/util-map-includes.js
	function mapIncludes(ctx, items, search) {
		const { uniqueKeys } = ctx.options;
		if (uniqueKeys === false) return false;
		const isEqual = typeof uniqueKeys === "function" ? uniqueKeys : (a, b) => a === b || isScalar(a) && isScalar(b) && a.value === b.value;
		return items.some((pair) => isEqual(pair.key, search));
	}
	// ../../node_modules/yaml/browser/dist/compose/resolve-block-map.js
	const startColMsg = "All mapping items must start at the same column";
	function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
		const map = new ((tag?.nodeClass) ?? YAMLMap)(ctx.schema);
		if (ctx.atRoot) ctx.atRoot = false;
		let offset = bm.offset;
		let commentEnd = null;
		for (const collItem of bm.items) {
			const { start, key, sep, value } = collItem;
			const keyProps = resolveProps(start, {
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: bm.indent,
				startOnNewline: true
			});
			const implicitKey = !keyProps.found;
			if (implicitKey) {
				if (key) {
					if (key.type === "block-seq") onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key");
					else if ("indent" in key && key.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
				}
				if (!keyProps.anchor && !keyProps.tag && !sep) {
					commentEnd = keyProps.end;
					if (keyProps.comment) {
						if (map.comment) map.comment += "\n" + keyProps.comment;
						else map.comment = keyProps.comment;
					}
					continue;
				}
				if (keyProps.newlineAfterProp || containsNewline(key)) onError(key ?? start[start.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line");
			} else if (keyProps.found?.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
			ctx.atKey = true;
			const keyStart = keyProps.end;
			const keyNode = key ? composeNode(ctx, key, keyProps, onError) : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
			if (ctx.schema.compat) flowIndentCheck(bm.indent, key, onError);
			ctx.atKey = false;
			if (mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
			const valueProps = resolveProps(sep ?? [], {
				indicator: "map-value-ind",
				next: value,
				offset: keyNode.range[2],
				onError,
				parentIndent: bm.indent,
				startOnNewline: !key || key.type === "block-scalar"
			});
			offset = valueProps.end;
			if (valueProps.found) {
				if (implicitKey) {
					if (value?.type === "block-map" && !valueProps.hasNewline) onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings");
					if (ctx.options.strict && keyProps.start < valueProps.found.offset - 1024) onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key");
				}
				const valueNode = value ? composeNode(ctx, value, valueProps, onError) : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
				if (ctx.schema.compat) flowIndentCheck(bm.indent, value, onError);
				offset = valueNode.range[2];
				const pair = new Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				map.items.push(pair);
			} else {
				if (implicitKey) onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values");
				if (valueProps.comment) {
					if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
					else keyNode.comment = valueProps.comment;
				}
				const pair = new Pair(keyNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				map.items.push(pair);
			}
		}
		if (commentEnd && commentEnd < offset) onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content");
		map.range = [
			bm.offset,
			offset,
			commentEnd ?? offset
		];
		return map;
	}
	// ../../node_modules/yaml/browser/dist/compose/resolve-block-seq.js
	function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
		const seq = new ((tag?.nodeClass) ?? YAMLSeq)(ctx.schema);
		if (ctx.atRoot) ctx.atRoot = false;
		if (ctx.atKey) ctx.atKey = false;
		let offset = bs.offset;
		let commentEnd = null;
		for (const { start, value } of bs.items) {
			const props = resolveProps(start, {
				indicator: "seq-item-ind",
				next: value,
				offset,
				onError,
				parentIndent: bs.indent,
				startOnNewline: true
			});
			if (!props.found) {
				if (props.anchor || props.tag || value) {
					if (value?.type === "block-seq") onError(props.end, "BAD_INDENT", "All sequence items must start at the same column");
					else onError(offset, "MISSING_CHAR", "Sequence item without - indicator");
				} else {
					commentEnd = props.end;
					if (props.comment) seq.comment = props.comment;
					continue;
				}
			}
			const node = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError);
			if (ctx.schema.compat) flowIndentCheck(bs.indent, value, onError);
			offset = node.range[2];
			seq.items.push(node);
		}
		seq.range = [
			bs.offset,
			offset,
			commentEnd ?? offset
		];
		return seq;
	}
	// ../../node_modules/yaml/browser/dist/compose/resolve-end.js
	function resolveEnd(end, offset, reqSpace, onError) {
		let comment = "";
		if (end) {
			let hasSpace = false;
			let sep = "";
			for (const token of end) {
				const { source, type } = token;
				switch (type) {
					case "space":
						hasSpace = true;
						break;
					case "comment": {
						if (reqSpace && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
						const cb = source.substring(1) || " ";
						if (!comment) comment = cb;
						else comment += sep + cb;
						sep = "";
						break;
					}
					case "newline":
						if (comment) sep += source;
						hasSpace = true;
						break;
					default: onError(token, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`);
				}
				offset += source.length;
			}
		}
		return {
			comment,
			offset
		};
	}
	// ../../node_modules/yaml/browser/dist/compose/resolve-flow-collection.js
	const blockMsg = "Block collections are not allowed within flow collections";
	const isBlock = (token) => token && (token.type === "block-map" || token.type === "block-seq");
	function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
		const isMap = fc.start.source === "{";
		const fcName = isMap ? "flow map" : "flow sequence";
		const coll = new ((tag?.nodeClass) ?? (isMap ? YAMLMap : YAMLSeq))(ctx.schema);
		coll.flow = true;
		const atRoot = ctx.atRoot;
		if (atRoot) ctx.atRoot = false;
		if (ctx.atKey) ctx.atKey = false;
		let offset = fc.offset + fc.start.source.length;
		for (let i = 0; i < fc.items.length; ++i) {
			const collItem = fc.items[i];
			const { start, key, sep, value } = collItem;
			const props = resolveProps(start, {
				flow: fcName,
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: fc.indent,
				startOnNewline: false
			});
			if (!props.found) {
				if (!props.anchor && !props.tag && !sep && !value) {
					if (i === 0 && props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
					else if (i < fc.items.length - 1) onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`);
					if (props.comment) {
						if (coll.comment) coll.comment += "\n" + props.comment;
						else coll.comment = props.comment;
					}
					offset = props.end;
					continue;
				}
				if (!isMap && ctx.options.strict && containsNewline(key)) onError(key, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
			}
			if (i === 0) {
				if (props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
			} else {
				if (!props.comma) onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`);
				if (props.comment) {
					let prevItemComment = "";
					loop: for (const st of start) switch (st.type) {
						case "comma":
						case "space": break;
						case "comment":
							prevItemComment = st.source.substring(1);
							break loop;
						default: break loop;
					}
					if (prevItemComment) {
						let prev = coll.items[coll.items.length - 1];
						if (isPair(prev)) prev = prev.value ?? prev.key;
						if (prev.comment) prev.comment += "\n" + prevItemComment;
						else prev.comment = prevItemComment;
						props.comment = props.comment.substring(prevItemComment.length + 1);
					}
				}
			}
			if (!isMap && !sep && !props.found) {
				const valueNode = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, sep, null, props, onError);
				coll.items.push(valueNode);
				offset = valueNode.range[2];
				if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
			} else {
				ctx.atKey = true;
				const keyStart = props.end;
				const keyNode = key ? composeNode(ctx, key, props, onError) : composeEmptyNode(ctx, keyStart, start, null, props, onError);
				if (isBlock(key)) onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg);
				ctx.atKey = false;
				const valueProps = resolveProps(sep ?? [], {
					flow: fcName,
					indicator: "map-value-ind",
					next: value,
					offset: keyNode.range[2],
					onError,
					parentIndent: fc.indent,
					startOnNewline: false
				});
				if (valueProps.found) {
					if (!isMap && !props.found && ctx.options.strict) {
						if (sep) for (const st of sep) {
							if (st === valueProps.found) break;
							if (st.type === "newline") {
								onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
								break;
							}
						}
						if (props.start < valueProps.found.offset - 1024) onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key");
					}
				} else if (value) {
					if ("source" in value && value.source?.[0] === ":") onError(value, "MISSING_CHAR", `Missing space after : in ${fcName}`);
					else onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`);
				}
				const valueNode = value ? composeNode(ctx, value, valueProps, onError) : valueProps.found ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError) : null;
				if (valueNode) {
					if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
				} else if (valueProps.comment) {
					if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
					else keyNode.comment = valueProps.comment;
				}
				const pair = new Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				if (isMap) {
					const map = coll;
					if (mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
					map.items.push(pair);
				} else {
					const map = new YAMLMap(ctx.schema);
					map.flow = true;
					map.items.push(pair);
					const endRange = (valueNode ?? keyNode).range;
					map.range = [
						keyNode.range[0],
						endRange[1],
						endRange[2]
					];
					coll.items.push(map);
				}
				offset = valueNode ? valueNode.range[2] : valueProps.end;
			}
		}
		const expectedEnd = isMap ? "}" : "]";
		const [ce, ...ee] = fc.end;
		let cePos = offset;
		if (ce?.source === expectedEnd) cePos = ce.offset + ce.source.length;
		else {
			const name = fcName[0].toUpperCase() + fcName.substring(1);
			const msg = atRoot ? `${name} must end with a ${expectedEnd}` : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
			onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg);
			if (ce && ce.source.length !== 1) ee.unshift(ce);
		}
		if (ee.length > 0) {
			const end = resolveEnd(ee, cePos, ctx.options.strict, onError);
			if (end.comment) {
				if (coll.comment) coll.comment += "\n" + end.comment;
				else coll.comment = end.comment;
			}
			coll.range = [
				fc.offset,
				cePos,
				end.offset
			];
		} else coll.range = [
			fc.offset,
			cePos,
			cePos
		];
		return coll;
	}
	// ../../node_modules/yaml/browser/dist/compose/compose-collection.js
	function resolveCollection(CN, ctx, token, onError, tagName, tag) {
		const coll = token.type === "block-map" ? resolveBlockMap(CN, ctx, token, onError, tag) : token.type === "block-seq" ? resolveBlockSeq(CN, ctx, token, onError, tag) : resolveFlowCollection(CN, ctx, token, onError, tag);
		const Coll = coll.constructor;
		if (tagName === "!" || tagName === Coll.tagName) {
			coll.tag = Coll.tagName;
			return coll;
		}
		if (tagName) coll.tag = tagName;
		return coll;
	}
	function composeCollection(CN, ctx, token, props, onError) {
		const tagToken = props.tag;
		const tagName = !tagToken ? null : ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg));
		if (token.type === "block-seq") {
			const { anchor, newlineAfterProp: nl } = props;
			const lastProp = anchor && tagToken ? anchor.offset > tagToken.offset ? anchor : tagToken : anchor ?? tagToken;
			if (lastProp && (!nl || nl.offset < lastProp.offset)) onError(lastProp, "MISSING_CHAR", "Missing newline after block sequence props");
		}
		const expType = token.type === "block-map" ? "map" : token.type === "block-seq" ? "seq" : token.start.source === "{" ? "map" : "seq";
		if (!tagToken || !tagName || tagName === "!" || tagName === YAMLMap.tagName && expType === "map" || tagName === YAMLSeq.tagName && expType === "seq") return resolveCollection(CN, ctx, token, onError, tagName);
		let tag = ctx.schema.tags.find((t) => t.tag === tagName && t.collection === expType);
		if (!tag) {
			const kt = ctx.schema.knownTags[tagName];
			if (kt?.collection === expType) {
				ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
				tag = kt;
			} else {
				if (kt) onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, true);
				else onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, true);
				return resolveCollection(CN, ctx, token, onError, tagName);
			}
		}
		const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
		const res = tag.resolve?.(coll, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll;
		const node = isNode(res) ? res : new Scalar(res);
		node.range = coll.range;
		node.tag = tagName;
		if (tag?.format) node.format = tag.format;
		return node;
	}
	// ../../node_modules/yaml/browser/dist/compose/resolve-block-scalar.js
	function resolveBlockScalar(ctx, scalar, onError) {
		const start = scalar.offset;
		const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
		if (!header) return {
			value: "",
			type: null,
			comment: "",
			range: [
				start,
				start,
				start
			]
		};
		const type = header.mode === ">" ? Scalar.BLOCK_FOLDED : Scalar.BLOCK_LITERAL;
		const lines = scalar.source ? splitLines(scalar.source) : [];
		let chompStart = lines.length;
		for (let i = lines.length - 1; i >= 0; --i) {
			const content = lines[i][1];
			if (content === "" || content === "\r") chompStart = i;
			else break;
		}
		if (chompStart === 0) {
			const value = header.chomp === "+" && lines.length > 0 ? "\n".repeat(Math.max(1, lines.length - 1)) : "";
			let end = start + header.length;
			if (scalar.source) end += scalar.source.length;
			return {
				value,
				type,
				comment: header.comment,
				range: [
					start,
					end,
					end
				]
			};
		}
		let trimIndent = scalar.indent + header.indent;
		let offset = scalar.offset + header.length;
		let contentStart = 0;
		for (let i = 0; i < chompStart; ++i) {
			const [indent, content] = lines[i];
			if (content === "" || content === "\r") {
				if (header.indent === 0 && indent.length > trimIndent) trimIndent = indent.length;
			} else {
				if (indent.length < trimIndent) onError(offset + indent.length, "MISSING_CHAR", "Block scalars with more-indented leading empty lines must use an explicit indentation indicator");
				if (header.indent === 0) trimIndent = indent.length;
				contentStart = i;
				if (trimIndent === 0 && !ctx.atRoot) onError(offset, "BAD_INDENT", "Block scalar values in collections must be indented");
				break;
			}
			offset += indent.length + content.length + 1;
		}
		for (let i = lines.length - 1; i >= chompStart; --i) if (lines[i][0].length > trimIndent) chompStart = i + 1;
		let value = "";
		let sep = "";
		let prevMoreIndented = false;
		for (let i = 0; i < contentStart; ++i) value += lines[i][0].slice(trimIndent) + "\n";
		for (let i = contentStart; i < chompStart; ++i) {
			let [indent, content] = lines[i];
			offset += indent.length + content.length + 1;
			const crlf = content[content.length - 1] === "\r";
			if (crlf) content = content.slice(0, -1);
			if (content && indent.length < trimIndent) {
				const message = `Block scalar lines must not be less indented than their ${header.indent ? "explicit indentation indicator" : "first line"}`;
				onError(offset - content.length - (crlf ? 2 : 1), "BAD_INDENT", message);
				indent = "";
			}
			if (type === Scalar.BLOCK_LITERAL) {
				value += sep + indent.slice(trimIndent) + content;
				sep = "\n";
			} else if (indent.length > trimIndent || content[0] === "	") {
				if (sep === " ") sep = "\n";
				else if (!prevMoreIndented && sep === "\n") sep = "\n\n";
				value += sep + indent.slice(trimIndent) + content;
				sep = "\n";
				prevMoreIndented = true;
			} else if (content === "") {
				if (sep === "\n") value += "\n";
				else sep = "\n";
			} else {
				value += sep + content;
				sep = " ";
				prevMoreIndented = false;
			}
		}
		switch (header.chomp) {
			case "-": break;
			case "+":
				for (let i = chompStart; i < lines.length; ++i) value += "\n" + lines[i][0].slice(trimIndent);
				if (value[value.length - 1] !== "\n") value += "\n";
				break;
			default: value += "\n";
		}
		const end = start + header.length + scalar.source.length;
		return {
			value,
			type,
			comment: header.comment,
			range: [
				start,
				end,
				end
			]
		};
	}
	function parseBlockScalarHeader({ offset, props }, strict, onError) {
		if (props[0].type !== "block-scalar-header") {
			onError(props[0], "IMPOSSIBLE", "Block scalar header not found");
			return null;
		}
		const { source } = props[0];
		const mode = source[0];
		let indent = 0;
		let chomp = "";
		let error = -1;
		for (let i = 1; i < source.length; ++i) {
			const ch = source[i];
			if (!chomp && (ch === "-" || ch === "+")) chomp = ch;
			else {
				const n = Number(ch);
				if (!indent && n) indent = n;
				else if (error === -1) error = offset + i;
			}
		}
		if (error !== -1) onError(error, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source}`);
		let hasSpace = false;
		let comment = "";
		let length = source.length;
		for (let i = 1; i < props.length; ++i) {
			const token = props[i];
			switch (token.type) {
				case "space": hasSpace = true;
				case "newline":
					length += token.source.length;
					break;
				case "comment":
					if (strict && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					length += token.source.length;
					comment = token.source.substring(1);
					break;
				case "error":
					onError(token, "UNEXPECTED_TOKEN", token.message);
					length += token.source.length;
					break;
				default: {
					onError(token, "UNEXPECTED_TOKEN", `Unexpected token in block scalar header: ${token.type}`);
					const ts = token.source;
					if (ts && typeof ts === "string") length += ts.length;
				}
			}
		}
		return {
			mode,
			indent,
			chomp,
			comment,
			length
		};
	}
	function splitLines(source) {
		const split = source.split(/\n( *)/);
		const first = split[0];
		const m = first.match(/^( *)/);
		const lines = [m?.[1] ? [m[1], first.slice(m[1].length)] : ["", first]];
		for (let i = 1; i < split.length; i += 2) lines.push([split[i], split[i + 1]]);
		return lines;
	}
	// ../../node_modules/yaml/browser/dist/compose/resolve-flow-scalar.js
	function resolveFlowScalar(scalar, strict, onError) {
		const { offset, type, source, end } = scalar;
		let _type;
		let value;
		const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
		switch (type) {
			case "scalar":
				_type = Scalar.PLAIN;
				value = plainValue(source, _onError);
				break;
			case "single-quoted-scalar":
				_type = Scalar.QUOTE_SINGLE;
				value = singleQuotedValue(source, _onError);
				break;
			case "double-quoted-scalar":
				_type = Scalar.QUOTE_DOUBLE;
				value = doubleQuotedValue(source, _onError);
				break;
			default:
				onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`);
				return {
					value: "",
					type: null,
					comment: "",
					range: [
						offset,
						offset + source.length,
						offset + source.length
					]
				};
		}
		const valueEnd = offset + source.length;
		const re = resolveEnd(end, valueEnd, strict, onError);
		return {
			value,
			type: _type,
			comment: re.comment,
			range: [
				offset,
				valueEnd,
				re.offset
			]
		};
	}
	function plainValue(source, onError) {
		let badChar = "";
		switch (source[0]) {
			case "	":
				badChar = "a tab character";
				break;
			case ",":
				badChar = "flow indicator character ,";
				break;
			case "%":
				badChar = "directive indicator character %";
				break;
			case "|":
			case ">":
				badChar = `block scalar indicator ${source[0]}`;
				break;
			case "@":
			case "`": badChar = `reserved character ${source[0]}`;
		}
		if (badChar) onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`);
		return unfoldLines(source);
	}
	function singleQuotedValue(source, onError) {
		if (source[source.length - 1] !== "'" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing 'quote");
		return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
	}
	function unfoldLines(source) {
		const line = /(.*?)\r?\n/sy;
		let match = line.exec(source);
		if (!match) return source;
		let trimEnd, trimBoth;
		try {
			trimEnd = new RegExp("(?<![ 	])[ 	]+$");
			trimBoth = new RegExp("^[ 	]+|(?<![ 	])[ 	]+$", "g");
		} catch {
			trimEnd = /[ \t]+$/;
			trimBoth = /^[ \t]+|[ \t]+$/g;
		}
		let res = match[1].replace(trimEnd, "");
		let sep = " ";
		let pos = line.lastIndex;
		while (match = line.exec(source)) {
			const lm = match[1].replace(trimBoth, "");
			if (lm === "") {
				if (sep === "\n") res += sep;
				else sep = "\n";
			} else {
				res += sep + lm;
				sep = " ";
			}
			pos = line.lastIndex;
		}
		const last = /[ \t]*(.*)/sy;
		last.lastIndex = pos;
		match = last.exec(source);
		return res + sep + (match?.[1] ?? "");
	}
	function doubleQuotedValue(source, onError) {
		let res = "";
		for (let i = 1; i < source.length - 1; ++i) {
			const ch = source[i];
			if (ch === "\r" && source[i + 1] === "\n") continue;
			if (ch === "\n") {
				const { fold, offset } = foldNewline(source, i);
				res += fold;
				i = offset;
			} else if (ch === "\\") {
				let next = source[++i];
				const cc = escapeCodes[next];
				if (cc) res += cc;
				else if (next === "\n") {
					next = source[i + 1];
					while (next === " " || next === "	") next = source[++i + 1];
				} else if (next === "\r" && source[i + 1] === "\n") {
					next = source[++i + 1];
					while (next === " " || next === "	") next = source[++i + 1];
				} else if (next === "x" || next === "u" || next === "U") {
					const length = next === "x" ? 2 : next === "u" ? 4 : 8;
					res += parseCharCode(source, i + 1, length, onError);
					i += length;
				} else {
					const raw = source.substr(i - 1, 2);
					onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
					res += raw;
				}
			} else if (ch === " " || ch === "	") {
				const wsStart = i;
				let next = source[i + 1];
				while (next === " " || next === "	") next = source[++i + 1];
				if (next !== "\n" && !(next === "\r" && source[i + 2] === "\n")) res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
			} else res += ch;
		}
		if (source[source.length - 1] !== "\"" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing \"quote");
		return res;
	}
	function foldNewline(source, offset) {
		let fold = "";
		let ch = source[offset + 1];
		while (ch === " " || ch === "	" || ch === "\n" || ch === "\r") {
			if (ch === "\r" && source[offset + 2] !== "\n") break;
			if (ch === "\n") fold += "\n";
			offset += 1;
			ch = source[offset + 1];
		}
		if (!fold) fold = " ";
		return {
			fold,
			offset
		};
	}
	const escapeCodes = {
		"0": "\0",
		a: "\x07",
		b: "\b",
		e: "\x1B",
		f: "\f",
		n: "\n",
		r: "\r",
		t: "	",
		v: "\v",
		N: "",
		_: "\xA0",
		L: "\u2028",
		P: "\u2029",
		" ": " ",
		"\"": "\"",
		"/": "/",
		"\\": "\\",
		"	": "	"
	};
	function parseCharCode(source, offset, length, onError) {
		const cc = source.substr(offset, length);
		const code = cc.length === length && /^[0-9a-fA-F]+$/.test(cc) ? parseInt(cc, 16) : NaN;
		try {
			return String.fromCodePoint(code);
		} catch {
			const raw = source.substr(offset - 2, length + 2);
			onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
			return raw;
		}
	}
	// ../../node_modules/yaml/browser/dist/compose/compose-scalar.js
	function composeScalar(ctx, token, tagToken, onError) {
		const { value, type, comment, range } = token.type === "block-scalar" ? resolveBlockScalar(ctx, token, onError) : resolveFlowScalar(token, ctx.options.strict, onError);
		const tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null;
		let tag;
		if (ctx.options.stringKeys && ctx.atKey) tag = ctx.schema[SCALAR$1];
		else if (tagName) tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
		else if (token.type === "scalar") tag = findScalarTagByTest(ctx, value, token, onError);
		else tag = ctx.schema[SCALAR$1];
		let scalar;
		try {
			const res = tag.resolve(value, (msg) => onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), ctx.options);
			scalar = isScalar(res) ? res : new Scalar(res);
		} catch (error) {
			const msg = error instanceof Error ? error.message : String(error);
			onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg);
			scalar = new Scalar(value);
		}
		scalar.range = range;
		scalar.source = value;
		if (type) scalar.type = type;
		if (tagName) scalar.tag = tagName;
		if (tag.format) scalar.format = tag.format;
		if (comment) scalar.comment = comment;
		return scalar;
	}
	function findScalarTagByName(schema, value, tagName, tagToken, onError) {
		if (tagName === "!") return schema[SCALAR$1];
		const matchWithTest = [];
		for (const tag of schema.tags) if (!tag.collection && tag.tag === tagName) {
			if (tag.default && tag.test) matchWithTest.push(tag);
			else return tag;
		}
		for (const tag of matchWithTest) if (tag.test?.test(value)) return tag;
		const kt = schema.knownTags[tagName];
		if (kt && !kt.collection) {
			schema.tags.push(Object.assign({}, kt, {
				default: false,
				test: void 0
			}));
			return kt;
		}
		onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str");
		return schema[SCALAR$1];
	}
	function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
		const tag = schema.tags.find((tag) => (tag.default === true || atKey && tag.default === "key") && tag.test?.test(value)) || schema[SCALAR$1];
		if (schema.compat) {
			const compat = schema.compat.find((tag) => tag.default && tag.test?.test(value)) ?? schema[SCALAR$1];
			if (tag.tag !== compat.tag) onError(token, "TAG_RESOLVE_FAILED", `Value may be parsed as either ${directives.tagString(tag.tag)} or ${directives.tagString(compat.tag)}`, true);
		}
		return tag;
	}
	// ../../node_modules/yaml/browser/dist/compose/util-empty-scalar-position.js
	function emptyScalarPosition(offset, before, pos) {
		if (before) {
			pos ?? (pos = before.length);
			for (let i = pos - 1; i >= 0; --i) {
				let st = before[i];
				switch (st.type) {
					case "space":
					case "comment":
					case "newline":
						offset -= st.source.length;
						continue;
				}
				st = before[++i];
				while (st?.type === "space") {
					offset += st.source.length;
					st = before[++i];
				}
				break;
			}
		}
		return offset;
	}
	// ../../node_modules/yaml/browser/dist/compose/compose-node.js
	const CN = {
		composeNode,
		composeEmptyNode
	};
	function composeNode(ctx, token, props, onError) {
		const atKey = ctx.atKey;
		const { spaceBefore, comment, anchor, tag } = props;
		let node;
		let isSrcToken = true;
		switch (token.type) {
			case "alias":
				node = composeAlias(ctx, token, onError);
				if (anchor || tag) onError(token, "ALIAS_PROPS", "An alias node must not specify any properties");
				break;
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "block-scalar":
				node = composeScalar(ctx, token, tag, onError);
				if (anchor) node.anchor = anchor.source.substring(1);
				break;
			case "block-map":
			case "block-seq":
			case "flow-collection":
				try {
					node = composeCollection(CN, ctx, token, props, onError);
					if (anchor) node.anchor = anchor.source.substring(1);
				} catch (error) {
					onError(token, "RESOURCE_EXHAUSTION", error instanceof Error ? error.message : String(error));
				}
				break;
			default:
				onError(token, "UNEXPECTED_TOKEN", token.type === "error" ? token.message : `Unsupported token (type: ${token.type})`);
				isSrcToken = false;
		}
		node ?? (node = composeEmptyNode(ctx, token.offset, void 0, null, props, onError));
		if (anchor && node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
		if (atKey && ctx.options.stringKeys && (!isScalar(node) || typeof node.value !== "string" || node.tag && node.tag !== "tag:yaml.org,2002:str")) onError(tag ?? token, "NON_STRING_KEY", "With stringKeys, all keys must be strings");
		if (spaceBefore) node.spaceBefore = true;
		if (comment) {
			if (token.type === "scalar" && token.source === "") node.comment = comment;
			else node.commentBefore = comment;
		}
		if (ctx.options.keepSourceTokens && isSrcToken) node.srcToken = token;
		return node;
	}
	function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
		const node = composeScalar(ctx, {
			type: "scalar",
			offset: emptyScalarPosition(offset, before, pos),
			indent: -1,
			source: ""
		}, tag, onError);
		if (anchor) {
			node.anchor = anchor.source.substring(1);
			if (node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
		}
		if (spaceBefore) node.spaceBefore = true;
		if (comment) {
			node.comment = comment;
			node.range[2] = end;
		}
		return node;
	}
	function composeAlias({ options }, { offset, source, end }, onError) {
		const alias = new Alias(source.substring(1));
		if (alias.source === "") onError(offset, "BAD_ALIAS", "Alias cannot be an empty string");
		if (alias.source.endsWith(":")) onError(offset + source.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", true);
		const valueEnd = offset + source.length;
		const re = resolveEnd(end, valueEnd, options.strict, onError);
		alias.range = [
			offset,
			valueEnd,
			re.offset
		];
		if (re.comment) alias.comment = re.comment;
		return alias;
	}
	// ../../node_modules/yaml/browser/dist/compose/compose-doc.js
	function composeDoc(options, directives, { offset, start, value, end }, onError) {
		const doc = new Document(void 0, Object.assign({ _directives: directives }, options));
		const ctx = {
			atKey: false,
			atRoot: true,
			directives: doc.directives,
			options: doc.options,
			schema: doc.schema
		};
		const props = resolveProps(start, {
			indicator: "doc-start",
			next: value ?? end?.[0],
			offset,
			onError,
			parentIndent: 0,
			startOnNewline: true
		});
		if (props.found) {
			doc.directives.docStart = true;
			if (value && (value.type === "block-map" || value.type === "block-seq") && !props.hasNewline) onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker");
		}
		doc.contents = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError);
		const contentEnd = doc.contents.range[2];
		const re = resolveEnd(end, contentEnd, false, onError);
		if (re.comment) doc.comment = re.comment;
		doc.range = [
			offset,
			contentEnd,
			re.offset
		];
		return doc;
	}
	// ../../node_modules/yaml/browser/dist/compose/composer.js
	function getErrorPos(src) {
		if (typeof src === "number") return [src, src + 1];
		if (Array.isArray(src)) return src.length === 2 ? src : [src[0], src[1]];
		const { offset, source } = src;
		return [offset, offset + (typeof source === "string" ? source.length : 1)];
	}
	function parsePrelude(prelude) {
		let comment = "";
		let atComment = false;
		let afterEmptyLine = false;
		for (let i = 0; i < prelude.length; ++i) {
			const source = prelude[i];
			switch (source[0]) {
				case "#":
					comment += (comment === "" ? "" : afterEmptyLine ? "\n\n" : "\n") + (source.substring(1) || " ");
					atComment = true;
					afterEmptyLine = false;
					break;
				case "%":
					if (prelude[i + 1]?.[0] !== "#") i += 1;
					atComment = false;
					break;
				default:
					if (!atComment) afterEmptyLine = true;
					atComment = false;
			}
		}
		return {
			comment,
			afterEmptyLine
		};
	}
	var Composer = class {
		constructor(options = {}) {
			this.doc = null;
			this.atDirectives = false;
			this.prelude = [];
			this.errors = [];
			this.warnings = [];
			this.onError = (source, code, message, warning) => {
				const pos = getErrorPos(source);
				if (warning) this.warnings.push(new YAMLWarning(pos, code, message));
				else this.errors.push(new YAMLParseError(pos, code, message));
			};
			this.directives = new Directives({ version: options.version || "1.2" });
			this.options = options;
		}
		decorate(doc, afterDoc) {
			const { comment, afterEmptyLine } = parsePrelude(this.prelude);
			if (comment) {
				const dc = doc.contents;
				if (afterDoc) doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
				else if (afterEmptyLine || doc.directives.docStart || !dc) doc.commentBefore = comment;
				else if (isCollection(dc) && !dc.flow && dc.items.length > 0) {
					let it = dc.items[0];
					if (isPair(it)) it = it.key;
					const cb = it.commentBefore;
					it.commentBefore = cb ? `${comment}\n${cb}` : comment;
				} else {
					const cb = dc.commentBefore;
					dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
				}
			}
			if (afterDoc) {
				for (let i = 0; i < this.errors.length; ++i) doc.errors.push(this.errors[i]);
				for (let i = 0; i < this.warnings.length; ++i) doc.warnings.push(this.warnings[i]);
			} else {
				doc.errors = this.errors;
				doc.warnings = this.warnings;
			}
			this.prelude = [];
			this.errors = [];
			this.warnings = [];
		}
		streamInfo() {
			return {
				comment: parsePrelude(this.prelude).comment,
				directives: this.directives,
				errors: this.errors,
				warnings: this.warnings
			};
		}
		*compose(tokens, forceDoc = false, endOffset = -1) {
			for (const token of tokens) yield* this.next(token);
			yield* this.end(forceDoc, endOffset);
		}
		*next(token) {
			switch (token.type) {
				case "directive":
					this.directives.add(token.source, (offset, message, warning) => {
						const pos = getErrorPos(token);
						pos[0] += offset;
						this.onError(pos, "BAD_DIRECTIVE", message, warning);
					});
					this.prelude.push(token.source);
					this.atDirectives = true;
					break;
				case "document": {
					const doc = composeDoc(this.options, this.directives, token, this.onError);
					if (this.atDirectives && !doc.directives.docStart) this.onError(token, "MISSING_CHAR", "Missing directives-end/doc-start indicator line");
					this.decorate(doc, false);
					if (this.doc) yield this.doc;
					this.doc = doc;
					this.atDirectives = false;
					break;
				}
				case "byte-order-mark":
				case "space": break;
				case "comment":
				case "newline":
					this.prelude.push(token.source);
					break;
				case "error": {
					const msg = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message;
					const error = new YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg);
					if (this.atDirectives || !this.doc) this.errors.push(error);
					else this.doc.errors.push(error);
					break;
				}
				case "doc-end": {
					if (!this.doc) {
						this.errors.push(new YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", "Unexpected doc-end without preceding document"));
						break;
					}
					this.doc.directives.docEnd = true;
					const end = resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
					this.decorate(this.doc, true);
					if (end.comment) {
						const dc = this.doc.comment;
						this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
					}
					this.doc.range[2] = end.offset;
					break;
				}
				default: this.errors.push(new YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", `Unsupported token ${token.type}`));
			}
		}
		*end(forceDoc = false, endOffset = -1) {
			if (this.doc) {
				this.decorate(this.doc, true);
				yield this.doc;
				this.doc = null;
			} else if (forceDoc) {
				const doc = new Document(void 0, Object.assign({ _directives: this.directives }, this.options));
				if (this.atDirectives) this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line");
				doc.range = [
					0,
					endOffset,
					endOffset
				];
				this.decorate(doc, false);
				yield doc;
			}
		}
	};
	function tokenType(source) {
		switch (source) {
			case "﻿": return "byte-order-mark";
			case "": return "doc-mode";
			case "": return "flow-error-end";
			case "": return "scalar";
			case "---": return "doc-start";
			case "...": return "doc-end";
			case "":
			case "\n":
			case "\r\n": return "newline";
			case "-": return "seq-item-ind";
			case "?": return "explicit-key-ind";
			case ":": return "map-value-ind";
			case "{": return "flow-map-start";
			case "}": return "flow-map-end";
			case "[": return "flow-seq-start";
			case "]": return "flow-seq-end";
			case ",": return "comma";
		}
		switch (source[0]) {
			case " ":
			case "	": return "space";
			case "#": return "comment";
			case "%": return "directive-line";
			case "*": return "alias";
			case "&": return "anchor";
			case "!": return "tag";
			case "'": return "single-quoted-scalar";
			case "\"": return "double-quoted-scalar";
			case "|":
			case ">": return "block-scalar-header";
		}
		return null;
	}
	// ../../node_modules/yaml/browser/dist/parse/lexer.js
	function isEmpty(ch) {
		switch (ch) {
			case void 0:
			case " ":
			case "\n":
			case "\r":
			case "	": return true;
			default: return false;
		}
	}
	const hexDigits = new Set("0123456789ABCDEFabcdef");
	const tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
	const flowIndicatorChars = new Set(",[]{}");
	const invalidAnchorChars = new Set(" ,[]{}\n\r	");
	const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
	var Lexer = class {
		constructor() {
			this.atEnd = false;
			this.blockScalarIndent = -1;
			this.blockScalarKeep = false;
			this.buffer = "";
			this.flowKey = false;
			this.flowLevel = 0;
			this.indentNext = 0;
			this.indentValue = 0;
			this.lineEndPos = null;
			this.next = null;
			this.pos = 0;
		}
		*lex(source, incomplete = false) {
			if (source) {
				if (typeof source !== "string") throw TypeError("source is not a string");
				this.buffer = this.buffer ? this.buffer + source : source;
				this.lineEndPos = null;
			}
			this.atEnd = !incomplete;
			let next = this.next ?? "stream";
			while (next && (incomplete || this.hasChars(1))) next = yield* this.parseNext(next);
		}
		atLineEnd() {
			let i = this.pos;
			let ch = this.buffer[i];
			while (ch === " " || ch === "	") ch = this.buffer[++i];
			if (!ch || ch === "#" || ch === "\n") return true;
			if (ch === "\r") return this.buffer[i + 1] === "\n";
			return false;
		}
		charAt(n) {
			return this.buffer[this.pos + n];
		}
		continueScalar(offset) {
			let ch = this.buffer[offset];
			if (this.indentNext > 0) {
				let indent = 0;
				while (ch === " ") ch = this.buffer[++indent + offset];
				if (ch === "\r") {
					const next = this.buffer[indent + offset + 1];
					if (next === "\n" || !next && !this.atEnd) return offset + indent + 1;
				}
				return ch === "\n" || indent >= this.indentNext || !ch && !this.atEnd ? offset + indent : -1;
			}
			if (ch === "-" || ch === ".") {
				const dt = this.buffer.substr(offset, 3);
				if ((dt === "---" || dt === "...") && isEmpty(this.buffer[offset + 3])) return -1;
			}
			return offset;
		}
		getLine() {
			let end = this.lineEndPos;
			if (typeof end !== "number" || end !== -1 && end < this.pos) {
				end = this.buffer.indexOf("\n", this.pos);
				this.lineEndPos = end;
			}
			if (end === -1) return this.atEnd ? this.buffer.substring(this.pos) : null;
			if (this.buffer[end - 1] === "\r") end -= 1;
			return this.buffer.substring(this.pos, end);
		}
		hasChars(n) {
			return this.pos + n <= this.buffer.length;
		}
		setNext(state) {
			this.buffer = this.buffer.substring(this.pos);
			this.pos = 0;
			this.lineEndPos = null;
			this.next = state;
			return null;
		}
		peek(n) {
			return this.buffer.substr(this.pos, n);
		}
		*parseNext(next) {
			switch (next) {
				case "stream": return yield* this.parseStream();
				case "line-start": return yield* this.parseLineStart();
				case "block-start": return yield* this.parseBlockStart();
				case "doc": return yield* this.parseDocument();
				case "flow": return yield* this.parseFlowCollection();
				case "quoted-scalar": return yield* this.parseQuotedScalar();
				case "block-scalar": return yield* this.parseBlockScalar();
				case "plain-scalar": return yield* this.parsePlainScalar();
			}
		}
		*parseStream() {
			let line = this.getLine();
			if (line === null) return this.setNext("stream");
			if (line[0] === "﻿") {
				yield* this.pushCount(1);
				line = line.substring(1);
			}
			if (line[0] === "%") {
				let dirEnd = line.length;
				let cs = line.indexOf("#");
				while (cs !== -1) {
					const ch = line[cs - 1];
					if (ch === " " || ch === "	") {
						dirEnd = cs - 1;
						break;
					} else cs = line.indexOf("#", cs + 1);
				}
				while (true) {
					const ch = line[dirEnd - 1];
					if (ch === " " || ch === "	") dirEnd -= 1;
					else break;
				}
				const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
				yield* this.pushCount(line.length - n);
				this.pushNewline();
				return "stream";
			}
			if (this.atLineEnd()) {
				const sp = yield* this.pushSpaces(true);
				yield* this.pushCount(line.length - sp);
				yield* this.pushNewline();
				return "stream";
			}
			yield "";
			return yield* this.parseLineStart();
		}
		*parseLineStart() {
			const ch = this.charAt(0);
			if (!ch && !this.atEnd) return this.setNext("line-start");
			if (ch === "-" || ch === ".") {
				if (!this.atEnd && !this.hasChars(4)) return this.setNext("line-start");
				const s = this.peek(3);
				if ((s === "---" || s === "...") && isEmpty(this.charAt(3))) {
					yield* this.pushCount(3);
					this.indentValue = 0;
					this.indentNext = 0;
					return s === "---" ? "doc" : "stream";
				}
			}
			this.indentValue = yield* this.pushSpaces(false);
			if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1))) this.indentNext = this.indentValue;
			return yield* this.parseBlockStart();
		}
		*parseBlockStart() {
			const [ch0, ch1] = this.peek(2);
			if (!ch1 && !this.atEnd) return this.setNext("block-start");
			if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty(ch1)) {
				const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
				this.indentNext = this.indentValue + 1;
				this.indentValue += n;
				return "block-start";
			}
			return "doc";
		}
		*parseDocument() {
			yield* this.pushSpaces(true);
			const line = this.getLine();
			if (line === null) return this.setNext("doc");
			let n = yield* this.pushIndicators();
			switch (line[n]) {
				case "#": yield* this.pushCount(line.length - n);
				case void 0:
					yield* this.pushNewline();
					return yield* this.parseLineStart();
				case "{":
				case "[":
					yield* this.pushCount(1);
					this.flowKey = false;
					this.flowLevel = 1;
					return "flow";
				case "}":
				case "]":
					yield* this.pushCount(1);
					return "doc";
				case "*":
					yield* this.pushUntil(isNotAnchorChar);
					return "doc";
				case "\"":
				case "'": return yield* this.parseQuotedScalar();
				case "|":
				case ">":
					n += yield* this.parseBlockScalarHeader();
					n += yield* this.pushSpaces(true);
					yield* this.pushCount(line.length - n);
					yield* this.pushNewline();
					return yield* this.parseBlockScalar();
				default: return yield* this.parsePlainScalar();
			}
		}
		*parseFlowCollection() {
			let nl, sp;
			let indent = -1;
			do {
				nl = yield* this.pushNewline();
				if (nl > 0) {
					sp = yield* this.pushSpaces(false);
					this.indentValue = indent = sp;
				} else sp = 0;
				sp += yield* this.pushSpaces(true);
			} while (nl + sp > 0);
			const line = this.getLine();
			if (line === null) return this.setNext("flow");
			if (indent !== -1 && indent < this.indentNext && line[0] !== "#" || indent === 0 && (line.startsWith("---") || line.startsWith("...")) && isEmpty(line[3])) {
				if (!(indent === this.indentNext - 1 && this.flowLevel === 1 && (line[0] === "]" || line[0] === "}"))) {
					this.flowLevel = 0;
					yield "";
					return yield* this.parseLineStart();
				}
			}
			let n = 0;
			while (line[n] === ",") {
				n += yield* this.pushCount(1);
				n += yield* this.pushSpaces(true);
				this.flowKey = false;
			}
			n += yield* this.pushIndicators();
			switch (line[n]) {
				case void 0: return "flow";
				case "#":
					yield* this.pushCount(line.length - n);
					return "flow";
				case "{":
				case "[":
					yield* this.pushCount(1);
					this.flowKey = false;
					this.flowLevel += 1;
					return "flow";
				case "}":
				case "]":
					yield* this.pushCount(1);
					this.flowKey = true;
					this.flowLevel -= 1;
					return this.flowLevel ? "flow" : "doc";
				case "*":
					yield* this.pushUntil(isNotAnchorChar);
					return "flow";
				case "\"":
				case "'":
					this.flowKey = true;
					return yield* this.parseQuotedScalar();
				case ":": {
					const next = this.charAt(1);
					if (this.flowKey || isEmpty(next) || next === ",") {
						this.flowKey = false;
						yield* this.pushCount(1);
						yield* this.pushSpaces(true);
						return "flow";
					}
				}
				default:
					this.flowKey = false;
					return yield* this.parsePlainScalar();
			}
		}
		*parseQuotedScalar() {
			const quote = this.charAt(0);
			let end = this.buffer.indexOf(quote, this.pos + 1);
			if (quote === "'") while (end !== -1 && this.buffer[end + 1] === "'") end = this.buffer.indexOf("'", end + 2);
			else while (end !== -1) {
				let n = 0;
				while (this.buffer[end - 1 - n] === "\\") n += 1;
				if (n % 2 === 0) break;
				end = this.buffer.indexOf("\"", end + 1);
			}
			const qb = this.buffer.substring(0, end);
			let nl = qb.indexOf("\n", this.pos);
			if (nl !== -1) {
				while (nl !== -1) {
					const cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = qb.indexOf("\n", cs);
				}
				if (nl !== -1) end = nl - (qb[nl - 1] === "\r" ? 2 : 1);
			}
			if (end === -1) {
				if (!this.atEnd) return this.setNext("quoted-scalar");
				end = this.buffer.length;
			}
			yield* this.pushToIndex(end + 1, false);
			return this.flowLevel ? "flow" : "doc";
		}
		*parseBlockScalarHeader() {
			this.blockScalarIndent = -1;
			this.blockScalarKeep = false;
			let i = this.pos;
			while (true) {
				const ch = this.buffer[++i];
				if (ch === "+") this.blockScalarKeep = true;
				else if (ch > "0" && ch <= "9") this.blockScalarIndent = Number(ch) - 1;
				else if (ch !== "-") break;
			}
			return yield* this.pushUntil((ch) => isEmpty(ch) || ch === "#");
		}
		*parseBlockScalar() {
			let nl = this.pos - 1;
			let indent = 0;
			let ch;
			loop: for (let i = this.pos; ch = this.buffer[i]; ++i) switch (ch) {
				case " ":
					indent += 1;
					break;
				case "\n":
					nl = i;
					indent = 0;
					break;
				case "\r": {
					const next = this.buffer[i + 1];
					if (!next && !this.atEnd) return this.setNext("block-scalar");
					if (next === "\n") break;
				}
				default: break loop;
			}
			if (!ch && !this.atEnd) return this.setNext("block-scalar");
			if (indent >= this.indentNext) {
				if (this.blockScalarIndent === -1) this.indentNext = indent;
				else this.indentNext = this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
				do {
					const cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = this.buffer.indexOf("\n", cs);
				} while (nl !== -1);
				if (nl === -1) {
					if (!this.atEnd) return this.setNext("block-scalar");
					nl = this.buffer.length;
				}
			}
			let i = nl + 1;
			ch = this.buffer[i];
			while (ch === " ") ch = this.buffer[++i];
			if (ch === "	") {
				while (ch === "	" || ch === " " || ch === "\r" || ch === "\n") ch = this.buffer[++i];
				nl = i - 1;
			} else if (!this.blockScalarKeep) do {
				let i = nl - 1;
				let ch = this.buffer[i];
				if (ch === "\r") ch = this.buffer[--i];
				const lastChar = i;
				while (ch === " ") ch = this.buffer[--i];
				if (ch === "\n" && i >= this.pos && i + 1 + indent > lastChar) nl = i;
				else break;
			} while (true);
			yield "";
			yield* this.pushToIndex(nl + 1, true);
			return yield* this.parseLineStart();
		}
		*parsePlainScalar() {
			const inFlow = this.flowLevel > 0;
			let end = this.pos - 1;
			let i = this.pos - 1;
			let ch;
			while (ch = this.buffer[++i]) if (ch === ":") {
				const next = this.buffer[i + 1];
				if (isEmpty(next) || inFlow && flowIndicatorChars.has(next)) break;
				end = i;
			} else if (isEmpty(ch)) {
				let next = this.buffer[i + 1];
				if (ch === "\r") {
					if (next === "\n") {
						i += 1;
						ch = "\n";
						next = this.buffer[i + 1];
					} else end = i;
				}
				if (next === "#" || inFlow && flowIndicatorChars.has(next)) break;
				if (ch === "\n") {
					const cs = this.continueScalar(i + 1);
					if (cs === -1) break;
					i = Math.max(i, cs - 2);
				}
			} else {
				if (inFlow && flowIndicatorChars.has(ch)) break;
				end = i;
			}
			if (!ch && !this.atEnd) return this.setNext("plain-scalar");
			yield "";
			yield* this.pushToIndex(end + 1, true);
			return inFlow ? "flow" : "doc";
		}
		*pushCount(n) {
			if (n > 0) {
				yield this.buffer.substr(this.pos, n);
				this.pos += n;
				return n;
			}
			return 0;
		}
		*pushToIndex(i, allowEmpty) {
			const s = this.buffer.slice(this.pos, i);
			if (s) {
				yield s;
				this.pos += s.length;
				return s.length;
			} else if (allowEmpty) yield "";
			return 0;
		}
		*pushIndicators() {
			let n = 0;
			loop: while (true) {
				switch (this.charAt(0)) {
					case "!":
						n += yield* this.pushTag();
						n += yield* this.pushSpaces(true);
						continue loop;
					case "&":
						n += yield* this.pushUntil(isNotAnchorChar);
						n += yield* this.pushSpaces(true);
						continue loop;
					case "-":
					case "?":
					case ":": {
						const inFlow = this.flowLevel > 0;
						const ch1 = this.charAt(1);
						if (isEmpty(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
							if (!inFlow) this.indentNext = this.indentValue + 1;
							else if (this.flowKey) this.flowKey = false;
							n += yield* this.pushCount(1);
							n += yield* this.pushSpaces(true);
							continue loop;
						}
					}
				}
				break loop;
			}
			return n;
		}
		*pushTag() {
			if (this.charAt(1) === "<") {
				let i = this.pos + 2;
				let ch = this.buffer[i];
				while (!isEmpty(ch) && ch !== ">") ch = this.buffer[++i];
				return yield* this.pushToIndex(ch === ">" ? i + 1 : i, false);
			} else {
				let i = this.pos + 1;
				let ch = this.buffer[i];
				while (ch) if (tagChars.has(ch)) ch = this.buffer[++i];
				else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2])) ch = this.buffer[i += 3];
				else break;
				return yield* this.pushToIndex(i, false);
			}
		}
		*pushNewline() {
			const ch = this.buffer[this.pos];
			if (ch === "\n") return yield* this.pushCount(1);
			else if (ch === "\r" && this.charAt(1) === "\n") return yield* this.pushCount(2);
			else return 0;
		}
		*pushSpaces(allowTabs) {
			let i = this.pos - 1;
			let ch;
			do
				ch = this.buffer[++i];
			while (ch === " " || allowTabs && ch === "	");
			const n = i - this.pos;
			if (n > 0) {
				yield this.buffer.substr(this.pos, n);
				this.pos = i;
			}
			return n;
		}
		*pushUntil(test) {
			let i = this.pos;
			let ch = this.buffer[i];
			while (!test(ch)) ch = this.buffer[++i];
			return yield* this.pushToIndex(i, false);
		}
	};
	// ../../node_modules/yaml/browser/dist/parse/line-counter.js
	var LineCounter = class {
		constructor() {
			this.lineStarts = [];
			this.addNewLine = (offset) => this.lineStarts.push(offset);
			this.linePos = (offset) => {
				let low = 0;
				let high = this.lineStarts.length;
				while (low < high) {
					const mid = low + high >> 1;
					if (this.lineStarts[mid] < offset) low = mid + 1;
					else high = mid;
				}
				if (this.lineStarts[low] === offset) return {
					line: low + 1,
					col: 1
				};
				if (low === 0) return {
					line: 0,
					col: offset
				};
				const start = this.lineStarts[low - 1];
				return {
					line: low,
					col: offset - start + 1
				};
			};
		}
	};
	// ../../node_modules/yaml/browser/dist/parse/parser.js
	function includesToken(list, type) {
		for (let i = 0; i < list.length; ++i) if (list[i].type === type) return true;
		return false;
	}
	function findNonEmptyIndex(list) {
		for (let i = 0; i < list.length; ++i) switch (list[i].type) {
			case "space":
			case "comment":
			case "newline": break;
			default: return i;
		}
		return -1;
	}
	function isFlowToken(token) {
		switch (token?.type) {
			case "alias":
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "flow-collection": return true;
			default: return false;
		}
	}
	function getPrevProps(parent) {
		switch (parent.type) {
			case "document": return parent.start;
			case "block-map": {
				const it = parent.items[parent.items.length - 1];
				return it.sep ?? it.start;
			}
			case "block-seq": return parent.items[parent.items.length - 1].start;
			default: return [];
		}
	}
	function getFirstKeyStartProps(prev) {
		if (prev.length === 0) return [];
		let i = prev.length;
		loop: while (--i >= 0) switch (prev[i].type) {
			case "doc-start":
			case "explicit-key-ind":
			case "map-value-ind":
			case "seq-item-ind":
			case "newline": break loop;
		}
		while (prev[++i]?.type === "space");
		return prev.splice(i, prev.length);
	}
	function arrayPushArray(target, source) {
		if (source.length < 1e5) Array.prototype.push.apply(target, source);
		else for (let i = 0; i < source.length; ++i) target.push(source[i]);
	}
	function fixFlowSeqItems(fc) {
		if (fc.start.type === "flow-seq-start") {
			for (const it of fc.items) if (it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind")) {
				if (it.key) it.value = it.key;
				delete it.key;
				if (isFlowToken(it.value)) {
					if (it.value.end) arrayPushArray(it.value.end, it.sep);
					else it.value.end = it.sep;
				} else arrayPushArray(it.start, it.sep);
				delete it.sep;
			}
		}
	}
	var Parser = class {
		constructor(onNewLine) {
			this.atNewLine = true;
			this.atScalar = false;
			this.indent = 0;
			this.offset = 0;
			this.onKeyLine = false;
			this.stack = [];
			this.source = "";
			this.type = "";
			this.lexer = new Lexer();
			this.onNewLine = onNewLine;
		}
		*parse(source, incomplete = false) {
			if (this.onNewLine && this.offset === 0) this.onNewLine(0);
			for (const lexeme of this.lexer.lex(source, incomplete)) yield* this.next(lexeme);
			if (!incomplete) yield* this.end();
		}
		*next(source) {
			this.source = source;
			if (this.atScalar) {
				this.atScalar = false;
				yield* this.step();
				this.offset += source.length;
				return;
			}
			const type = tokenType(source);
			if (!type) {
				const message = `Not a YAML token: ${source}`;
				yield* this.pop({
					type: "error",
					offset: this.offset,
					message,
					source
				});
				this.offset += source.length;
			} else if (type === "scalar") {
				this.atNewLine = false;
				this.atScalar = true;
				this.type = "scalar";
			} else {
				this.type = type;
				yield* this.step();
				switch (type) {
					case "newline":
						this.atNewLine = true;
						this.indent = 0;
						if (this.onNewLine) this.onNewLine(this.offset + source.length);
						break;
					case "space":
						if (this.atNewLine && source[0] === " ") this.indent += source.length;
						break;
					case "explicit-key-ind":
					case "map-value-ind":
					case "seq-item-ind":
						if (this.atNewLine) this.indent += source.length;
						break;
					case "doc-mode":
					case "flow-error-end": return;
					default: this.atNewLine = false;
				}
				this.offset += source.length;
			}
		}
		*end() {
			while (this.stack.length > 0) yield* this.pop();
		}
		get sourceToken() {
			return {
				type: this.type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		*step() {
			const top = this.peek(1);
			if (this.type === "doc-end" && top?.type !== "doc-end") {
				while (this.stack.length > 0) yield* this.pop();
				this.stack.push({
					type: "doc-end",
					offset: this.offset,
					source: this.source
				});
				return;
			}
			if (!top) return yield* this.stream();
			switch (top.type) {
				case "document": return yield* this.document(top);
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return yield* this.scalar(top);
				case "block-scalar": return yield* this.blockScalar(top);
				case "block-map": return yield* this.blockMap(top);
				case "block-seq": return yield* this.blockSequence(top);
				case "flow-collection": return yield* this.flowCollection(top);
				case "doc-end": return yield* this.documentEnd(top);
			}
			yield* this.pop();
		}
		peek(n) {
			return this.stack[this.stack.length - n];
		}
		*pop(error) {
			const token = error ?? this.stack.pop();
			if (!token) yield {
				type: "error",
				offset: this.offset,
				source: "",
				message: "Tried to pop an empty stack"
			};
			else if (this.stack.length === 0) yield token;
			else {
				const top = this.peek(1);
				if (token.type === "block-scalar") token.indent = "indent" in top ? top.indent : 0;
				else if (token.type === "flow-collection" && top.type === "document") token.indent = 0;
				if (token.type === "flow-collection") fixFlowSeqItems(token);
				switch (top.type) {
					case "document":
						top.value = token;
						break;
					case "block-scalar":
						top.props.push(token);
						break;
					case "block-map": {
						const it = top.items[top.items.length - 1];
						if (it.value) {
							top.items.push({
								start: [],
								key: token,
								sep: []
							});
							this.onKeyLine = true;
							return;
						} else if (it.sep) it.value = token;
						else {
							Object.assign(it, {
								key: token,
								sep: []
							});
							this.onKeyLine = !it.explicitKey;
							return;
						}
						break;
					}
					case "block-seq": {
						const it = top.items[top.items.length - 1];
						if (it.value) top.items.push({
							start: [],
							value: token
						});
						else it.value = token;
						break;
					}
					case "flow-collection": {
						const it = top.items[top.items.length - 1];
						if (!it || it.value) top.items.push({
							start: [],
							key: token,
							sep: []
						});
						else if (it.sep) it.value = token;
						else Object.assign(it, {
							key: token,
							sep: []
						});
						return;
					}
					default:
						yield* this.pop();
						yield* this.pop(token);
				}
				if ((top.type === "document" || top.type === "block-map" || top.type === "block-seq") && (token.type === "block-map" || token.type === "block-seq")) {
					const last = token.items[token.items.length - 1];
					if (last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token.indent === 0 || last.start.every((st) => st.type !== "comment" || st.indent < token.indent))) {
						if (top.type === "document") top.end = last.start;
						else top.items.push({ start: last.start });
						token.items.splice(-1, 1);
					}
				}
			}
		}
		*stream() {
			switch (this.type) {
				case "directive-line":
					yield {
						type: "directive",
						offset: this.offset,
						source: this.source
					};
					return;
				case "byte-order-mark":
				case "space":
				case "comment":
				case "newline":
					yield this.sourceToken;
					return;
				case "doc-mode":
				case "doc-start": {
					const doc = {
						type: "document",
						offset: this.offset,
						start: []
					};
					if (this.type === "doc-start") doc.start.push(this.sourceToken);
					this.stack.push(doc);
					return;
				}
			}
			yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML stream`,
				source: this.source
			};
		}
		*document(doc) {
			if (doc.value) return yield* this.lineEnd(doc);
			switch (this.type) {
				case "doc-start":
					if (findNonEmptyIndex(doc.start) !== -1) {
						yield* this.pop();
						yield* this.step();
					} else doc.start.push(this.sourceToken);
					return;
				case "anchor":
				case "tag":
				case "space":
				case "comment":
				case "newline":
					doc.start.push(this.sourceToken);
					return;
			}
			const bv = this.startBlockValue(doc);
			if (bv) this.stack.push(bv);
			else yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML document`,
				source: this.source
			};
		}
		*scalar(scalar) {
			if (this.type === "map-value-ind") {
				const start = getFirstKeyStartProps(getPrevProps(this.peek(2)));
				let sep;
				if (scalar.end) {
					sep = scalar.end;
					sep.push(this.sourceToken);
					delete scalar.end;
				} else sep = [this.sourceToken];
				const map = {
					type: "block-map",
					offset: scalar.offset,
					indent: scalar.indent,
					items: [{
						start,
						key: scalar,
						sep
					}]
				};
				this.onKeyLine = true;
				this.stack[this.stack.length - 1] = map;
			} else yield* this.lineEnd(scalar);
		}
		*blockScalar(scalar) {
			switch (this.type) {
				case "space":
				case "comment":
				case "newline":
					scalar.props.push(this.sourceToken);
					return;
				case "scalar":
					scalar.source = this.source;
					this.atNewLine = true;
					this.indent = 0;
					if (this.onNewLine) {
						let nl = this.source.indexOf("\n") + 1;
						while (nl !== 0) {
							this.onNewLine(this.offset + nl);
							nl = this.source.indexOf("\n", nl) + 1;
						}
					}
					yield* this.pop();
					break;
				default:
					yield* this.pop();
					yield* this.step();
			}
		}
		*blockMap(map) {
			const it = map.items[map.items.length - 1];
			switch (this.type) {
				case "newline":
					this.onKeyLine = false;
					if (it.value) {
						const end = "end" in it.value ? it.value.end : void 0;
						if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
						else map.items.push({ start: [this.sourceToken] });
					} else if (it.sep) it.sep.push(this.sourceToken);
					else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) map.items.push({ start: [this.sourceToken] });
					else if (it.sep) it.sep.push(this.sourceToken);
					else {
						if (this.atIndentedComment(it.start, map.indent)) {
							const end = map.items[map.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start);
								end.push(this.sourceToken);
								map.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
			}
			if (this.indent >= map.indent) {
				const atMapIndent = !this.onKeyLine && this.indent === map.indent;
				const atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind";
				let start = [];
				if (atNextItem && it.sep && !it.value) {
					const nl = [];
					for (let i = 0; i < it.sep.length; ++i) {
						const st = it.sep[i];
						switch (st.type) {
							case "newline":
								nl.push(i);
								break;
							case "space": break;
							case "comment":
								if (st.indent > map.indent) nl.length = 0;
								break;
							default: nl.length = 0;
						}
					}
					if (nl.length >= 2) start = it.sep.splice(nl[1]);
				}
				switch (this.type) {
					case "anchor":
					case "tag":
						if (atNextItem || it.value) {
							start.push(this.sourceToken);
							map.items.push({ start });
							this.onKeyLine = true;
						} else if (it.sep) it.sep.push(this.sourceToken);
						else it.start.push(this.sourceToken);
						return;
					case "explicit-key-ind":
						if (!it.sep && !it.explicitKey) {
							it.start.push(this.sourceToken);
							it.explicitKey = true;
						} else if (atNextItem || it.value) {
							start.push(this.sourceToken);
							map.items.push({
								start,
								explicitKey: true
							});
						} else this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [this.sourceToken],
								explicitKey: true
							}]
						});
						this.onKeyLine = true;
						return;
					case "map-value-ind":
						if (it.explicitKey) {
							if (!it.sep) {
								if (includesToken(it.start, "newline")) Object.assign(it, {
									key: null,
									sep: [this.sourceToken]
								});
								else {
									const start = getFirstKeyStartProps(it.start);
									this.stack.push({
										type: "block-map",
										offset: this.offset,
										indent: this.indent,
										items: [{
											start,
											key: null,
											sep: [this.sourceToken]
										}]
									});
								}
							} else if (it.value) map.items.push({
								start: [],
								key: null,
								sep: [this.sourceToken]
							});
							else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
								type: "block-map",
								offset: this.offset,
								indent: this.indent,
								items: [{
									start,
									key: null,
									sep: [this.sourceToken]
								}]
							});
							else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
								const start = getFirstKeyStartProps(it.start);
								const key = it.key;
								const sep = it.sep;
								sep.push(this.sourceToken);
								delete it.key;
								delete it.sep;
								this.stack.push({
									type: "block-map",
									offset: this.offset,
									indent: this.indent,
									items: [{
										start,
										key,
										sep
									}]
								});
							} else if (start.length > 0) it.sep = it.sep.concat(start, this.sourceToken);
							else it.sep.push(this.sourceToken);
						} else if (!it.sep) Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						else if (it.value || atNextItem) map.items.push({
							start,
							key: null,
							sep: [this.sourceToken]
						});
						else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [],
								key: null,
								sep: [this.sourceToken]
							}]
						});
						else it.sep.push(this.sourceToken);
						this.onKeyLine = true;
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						const fs = this.flowScalar(this.type);
						if (atNextItem || it.value) {
							map.items.push({
								start,
								key: fs,
								sep: []
							});
							this.onKeyLine = true;
						} else if (it.sep) this.stack.push(fs);
						else {
							Object.assign(it, {
								key: fs,
								sep: []
							});
							this.onKeyLine = true;
						}
						return;
					}
					default: {
						const bv = this.startBlockValue(map);
						if (bv) {
							if (bv.type === "block-seq") {
								if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
									yield* this.pop({
										type: "error",
										offset: this.offset,
										message: "Unexpected block-seq-ind on same line with key",
										source: this.source
									});
									return;
								}
							} else if (atMapIndent) map.items.push({ start });
							this.stack.push(bv);
							return;
						}
					}
				}
			}
			yield* this.pop();
			yield* this.step();
		}
		*blockSequence(seq) {
			const it = seq.items[seq.items.length - 1];
			switch (this.type) {
				case "newline":
					if (it.value) {
						const end = "end" in it.value ? it.value.end : void 0;
						if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
						else seq.items.push({ start: [this.sourceToken] });
					} else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) seq.items.push({ start: [this.sourceToken] });
					else {
						if (this.atIndentedComment(it.start, seq.indent)) {
							const end = seq.items[seq.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start);
								end.push(this.sourceToken);
								seq.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
				case "anchor":
				case "tag":
					if (it.value || this.indent <= seq.indent) break;
					it.start.push(this.sourceToken);
					return;
				case "seq-item-ind":
					if (this.indent !== seq.indent) break;
					if (it.value || includesToken(it.start, "seq-item-ind")) seq.items.push({ start: [this.sourceToken] });
					else it.start.push(this.sourceToken);
					return;
			}
			if (this.indent > seq.indent) {
				const bv = this.startBlockValue(seq);
				if (bv) {
					this.stack.push(bv);
					return;
				}
			}
			yield* this.pop();
			yield* this.step();
		}
		*flowCollection(fc) {
			const it = fc.items[fc.items.length - 1];
			if (this.type === "flow-error-end") {
				let top;
				do {
					yield* this.pop();
					top = this.peek(1);
				} while (top?.type === "flow-collection");
			} else if (fc.end.length === 0) {
				switch (this.type) {
					case "comma":
					case "explicit-key-ind":
						if (!it || it.sep) fc.items.push({ start: [this.sourceToken] });
						else it.start.push(this.sourceToken);
						return;
					case "map-value-ind":
						if (!it || it.value) fc.items.push({
							start: [],
							key: null,
							sep: [this.sourceToken]
						});
						else if (it.sep) it.sep.push(this.sourceToken);
						else Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						return;
					case "space":
					case "comment":
					case "newline":
					case "anchor":
					case "tag":
						if (!it || it.value) fc.items.push({ start: [this.sourceToken] });
						else if (it.sep) it.sep.push(this.sourceToken);
						else it.start.push(this.sourceToken);
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						const fs = this.flowScalar(this.type);
						if (!it || it.value) fc.items.push({
							start: [],
							key: fs,
							sep: []
						});
						else if (it.sep) this.stack.push(fs);
						else Object.assign(it, {
							key: fs,
							sep: []
						});
						return;
					}
					case "flow-map-end":
					case "flow-seq-end":
						fc.end.push(this.sourceToken);
						return;
				}
				const bv = this.startBlockValue(fc);
				if (bv) this.stack.push(bv);
				else {
					yield* this.pop();
					yield* this.step();
				}
			} else {
				const parent = this.peek(2);
				if (parent.type === "block-map" && (this.type === "map-value-ind" && parent.indent === fc.indent || this.type === "newline" && !parent.items[parent.items.length - 1].sep)) {
					yield* this.pop();
					yield* this.step();
				} else if (this.type === "map-value-ind" && parent.type !== "flow-collection") {
					const start = getFirstKeyStartProps(getPrevProps(parent));
					fixFlowSeqItems(fc);
					const sep = fc.end.splice(1, fc.end.length);
					sep.push(this.sourceToken);
					const map = {
						type: "block-map",
						offset: fc.offset,
						indent: fc.indent,
						items: [{
							start,
							key: fc,
							sep
						}]
					};
					this.onKeyLine = true;
					this.stack[this.stack.length - 1] = map;
				} else yield* this.lineEnd(fc);
			}
		}
		flowScalar(type) {
			if (this.onNewLine) {
				let nl = this.source.indexOf("\n") + 1;
				while (nl !== 0) {
					this.onNewLine(this.offset + nl);
					nl = this.source.indexOf("\n", nl) + 1;
				}
			}
			return {
				type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		startBlockValue(parent) {
			switch (this.type) {
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return this.flowScalar(this.type);
				case "block-scalar-header": return {
					type: "block-scalar",
					offset: this.offset,
					indent: this.indent,
					props: [this.sourceToken],
					source: ""
				};
				case "flow-map-start":
				case "flow-seq-start": return {
					type: "flow-collection",
					offset: this.offset,
					indent: this.indent,
					start: this.sourceToken,
					items: [],
					end: []
				};
				case "seq-item-ind": return {
					type: "block-seq",
					offset: this.offset,
					indent: this.indent,
					items: [{ start: [this.sourceToken] }]
				};
				case "explicit-key-ind": {
					this.onKeyLine = true;
					const start = getFirstKeyStartProps(getPrevProps(parent));
					start.push(this.sourceToken);
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							explicitKey: true
						}]
					};
				}
				case "map-value-ind": {
					this.onKeyLine = true;
					const start = getFirstKeyStartProps(getPrevProps(parent));
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							key: null,
							sep: [this.sourceToken]
						}]
					};
				}
			}
			return null;
		}
		atIndentedComment(start, indent) {
			if (this.type !== "comment") return false;
			if (this.indent <= indent) return false;
			return start.every((st) => st.type === "newline" || st.type === "space");
		}
		*documentEnd(docEnd) {
			if (this.type !== "doc-mode") {
				if (docEnd.end) docEnd.end.push(this.sourceToken);
				else docEnd.end = [this.sourceToken];
				if (this.type === "newline") yield* this.pop();
			}
		}
		*lineEnd(token) {
			switch (this.type) {
				case "comma":
				case "doc-start":
				case "doc-end":
				case "flow-seq-end":
				case "flow-map-end":
				case "map-value-ind":
					yield* this.pop();
					yield* this.step();
					break;
				case "newline": this.onKeyLine = false;
				default:
					if (token.end) token.end.push(this.sourceToken);
					else token.end = [this.sourceToken];
					if (this.type === "newline") yield* this.pop();
			}
		}
	};
	// ../../node_modules/yaml/browser/dist/public-api.js
	function parseOptions(options) {
		const prettyErrors = options.prettyErrors !== false;
		return {
			lineCounter: options.lineCounter || prettyErrors && new LineCounter() || null,
			prettyErrors
		};
	}
	function parseAllDocuments(source, options = {}) {
		const { lineCounter, prettyErrors } = parseOptions(options);
		const parser = new Parser(lineCounter?.addNewLine);
		const composer = new Composer(options);
		const docs = Array.from(composer.compose(parser.parse(source)));
		if (prettyErrors && lineCounter) for (const doc of docs) {
			doc.errors.forEach(prettifyError(source, lineCounter));
			doc.warnings.forEach(prettifyError(source, lineCounter));
		}
		if (docs.length > 0) return docs;
		return Object.assign([], { empty: true }, composer.streamInfo());
	}
	// ../../packages/canary/src/read/location-finder.ts
	function locationFinder(text, file) {
		const starts = [0];
		for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
		return ([from, to]) => {
			const start = Math.min(Math.max(0, from), text.length);
			const line = lastAtOrBefore(starts, start);
			const lineStart = starts[line] ?? 0;
			const next = starts[line + 1];
			const end = Math.max(start + 1, Math.min(to, next === void 0 ? text.length : next - 1));
			return {
				file,
				line: line + 1,
				column: start - lineStart + 1,
				endColumn: end - lineStart + 1
			};
		};
	}
	function lastAtOrBefore(starts, offset) {
		let low = 0;
		let high = starts.length - 1;
		while (low < high) {
			const middle = Math.ceil((low + high) / 2);
			if ((starts[middle] ?? 0) <= offset) low = middle;
			else high = middle - 1;
		}
		return low;
	}
	// ../../packages/canary/src/read/manifest-node.ts
	var ManifestNode = class {
		value;
		range;
		keyRange;
		entries;
		items;
		#locationOf;
		constructor(parts) {
			this.value = parts.value;
			this.range = parts.range;
			this.keyRange = parts.keyRange;
			this.entries = parts.entries;
			this.items = parts.items;
			this.#locationOf = parts.locationOf;
		}
		get location() {
			if (!(this.entries !== void 0 || this.items !== void 0)) return this.#locationOf(this.range);
			const [first] = this.entries?.values() ?? [];
			return this.#locationOf(this.keyRange ?? first?.keyRange ?? this.range);
		}
		get keyLocation() {
			return this.#locationOf(this.keyRange ?? this.range);
		}
		at(...path) {
			const [first, ...rest] = path;
			if (first === void 0) return void 0;
			const child = typeof first === "number" ? this.items?.[first] : this.entries?.get(first);
			return rest.length === 0 ? child : child?.at(...rest);
		}
		list(...path) {
			return this.at(...path)?.items ?? [];
		}
		text(...path) {
			const value = this.at(...path)?.value;
			return typeof value === "string" ? value : typeof value === "number" || typeof value === "boolean" ? String(value) : void 0;
		}
	};
	// ../../packages/canary/src/read/read-yaml.ts
	const MOST_NODES = 2e5;
	const DEEPEST = 64;
	function readYaml({ file, text }) {
		const locationOf = locationFinder(text, file);
		const parsed = parseAllDocuments(text, {
			version: "1.2",
			merge: true,
			uniqueKeys: false,
			prettyErrors: false,
			logLevel: "error",
			keepSourceTokens: false
		});
		if ("empty" in parsed) return {
			documents: [],
			diagnostics: []
		};
		const documents = [];
		const diagnostics = [];
		for (const document of parsed) {
			const [error] = document.errors;
			if (error !== void 0) {
				diagnostics.push({
					code: "canary/syntax",
					severity: "error",
					message: `this is not YAML: ${firstLine(error.message)}`,
					location: locationOf(error.pos)
				});
				continue;
			}
			if (document.contents === null) continue;
			const reader = {
				anchors: new Map(),
				locationOf,
				budget: MOST_NODES
			};
			documents.push(readNode(reader, document.contents, void 0, 0));
		}
		return {
			documents,
			diagnostics
		};
	}
	function firstLine(message) {
		return (message.split("\n")[0] ?? message).replace(/[.:]$/, "").toLowerCase();
	}
	function readNode(reader, node, keyRange, depth) {
		const place = {
			range: rangeOf(node, keyRange),
			keyRange,
			locationOf: reader.locationOf
		};
		reader.budget -= 1;
		if (reader.budget < 0 || depth > DEEPEST) return new ManifestNode({
			value: null,
			...place
		});
		if (isAlias(node)) {
			const target = reader.anchors.get(node.source);
			return new ManifestNode({
				value: target?.value ?? null,
				entries: target?.entries,
				items: target?.items,
				...place
			});
		}
		const result = new ManifestNode({
			...isMap(node) ? readMap(reader, node.items, depth) : isSeq(node) ? readList(reader, node.items, depth) : { value: isScalar(node) ? node.value : null },
			...place
		});
		const anchor = node?.anchor;
		if (anchor !== void 0) reader.anchors.set(anchor, result);
		return result;
	}
	function readMap(reader, pairs, depth) {
		const entries = new Map();
		const merged = [];
		for (const { key, value } of pairs) {
			const name = isScalar(key) ? String(key.value) : void 0;
			if (name === void 0) continue;
			const child = readNode(reader, value, rangeOf(key, void 0), depth + 1);
			if (isMergeKey(key)) merged.push(...child.items ?? [child]);
			else entries.set(name, child);
		}
		for (const source of merged) for (const [name, child] of source.entries ?? []) if (!entries.has(name)) entries.set(name, child);
		return {
			entries,
			value: Object.fromEntries([...entries].map(([name, child]) => [name, child.value]))
		};
	}
	function isMergeKey(key) {
		return isScalar(key) && (key.value === "<<" || typeof key.value === "symbol");
	}
	function readList(reader, nodes, depth) {
		const items = nodes.map((node) => readNode(reader, node, void 0, depth + 1));
		return {
			items,
			value: items.map(({ value }) => value)
		};
	}
	function rangeOf(node, fallback) {
		const range = node?.range;
		return range ? [range[0], range[1]] : fallback ?? [0, 0];
	}
	// ../../packages/canary/src/read/read-manifests.ts
	const relevant = /["']?kind["']?\s*:\s*["']?(?:Rollout|AnalysisTemplate|ClusterAnalysisTemplate|Canary|MetricTemplate)\b/;
	const helmSyntax = /\{\{-?\s*(?:[.$]\w|\$|\/\*|(?:if|else|end|range|with|define|include|template|block|tpl|toYaml|default|printf)\b)/;
	function readManifests(sources) {
		const manifests = [];
		const diagnostics = [];
		for (const source of sources.filter(({ text }) => relevant.test(text))) {
			const hole = helmSyntax.exec(source.text);
			if (hole !== null && !isInComment(source.text, hole.index)) {
				diagnostics.push(skippedTemplate(source, hole.index));
				continue;
			}
			const { documents, diagnostics: found } = readYaml(source);
			diagnostics.push(...found);
			for (const document of documents) manifests.push(...objectsOf(document, source.file));
		}
		return {
			manifests,
			diagnostics
		};
	}
	function isInComment(text, index) {
		return text.slice(text.lastIndexOf("\n", index) + 1, index).trimStart().startsWith("#");
	}
	function skippedTemplate({ file, text }, index) {
		const before = text.slice(0, index);
		return {
			code: "canary/helm-template",
			severity: "warning",
			message: "this is a Helm template and was skipped",
			hint: "render the chart first and give its output: helm template . > rendered.yaml",
			location: {
				file,
				line: before.split("\n").length,
				column: index - before.lastIndexOf("\n")
			}
		};
	}
	function objectsOf(node, file) {
		const kind = node.text("kind");
		if (kind === void 0) return [];
		if (kind === "List" || kind.endsWith("List") && node.at("items") !== void 0) return node.list("items").flatMap((item) => objectsOf(item, file));
		return [{
			file,
			kind,
			name: node.text("metadata", "name") ?? node.text("metadata", "generateName") ?? "unnamed",
			namespace: node.text("metadata", "namespace"),
			node
		}];
	}
	// ../../packages/canary/src/read/reading.ts
	const defaultReadOptions = { scrapeSeconds: 15 };
	// ../../packages/canary/src/read/read-canaries.ts
	const readers = [{
		kind: "Rollout",
		group: "argoproj.io/",
		read: readRollout
	}, {
		kind: "Canary",
		group: "flagger.app/",
		read: readFlagger
	}];
	async function readCanaries(sources, options = defaultReadOptions) {
		const { manifests, diagnostics } = readManifests(sources);
		const releases = manifests.flatMap((manifest) => {
			const reader = readers.find(({ kind, group }) => kind === manifest.kind && (manifest.node.text("apiVersion") ?? "").startsWith(group));
			return reader === void 0 ? [] : [{
				manifest,
				read: reader.read
			}];
		});
		if (releases.length === 0) return {
			readings: [],
			diagnostics: [...diagnostics, nothingFound(sources)]
		};
		const parser = await loadPromqlParser();
		const read = releases.map((release) => release.read(release.manifest, manifests, parser, options));
		return {
			readings: read.flatMap(({ reading }) => reading ?? []),
			diagnostics: unique([...diagnostics, ...read.flatMap((one) => one.diagnostics)])
		};
	}
	function nothingFound(sources) {
		const kinds = new Set(sources.flatMap(({ text }) => [...text.matchAll(/^ *"?kind"?: *["']?(\w+)/gm)].map(([, kind = ""]) => kind)));
		const found = kinds.size === 0 ? "no Kubernetes manifest at all" : `only ${[...kinds].sort().slice(0, 6).join(", ")}`;
		return {
			code: "canary/no-canary",
			severity: "error",
			message: `there is no Argo Rollout and no Flagger Canary in ${sources.length === 1 ? sources[0]?.file ?? "" : `${sources.length} YAML files`}: ${found}`,
			hint: "give the rendered manifests with -f, such as the output of helm template or kustomize build"
		};
	}
	function unique(diagnostics) {
		return [...new Map(diagnostics.map((diagnostic) => [JSON.stringify([
			diagnostic.code,
			diagnostic.message,
			diagnostic.location
		]), diagnostic])).values()];
	}
	// ../../packages/emit/src/markdown.ts
	function escapeMarkdown(text) {
		return text.replace(/\s+/g, " ").trim().replace(/[\\`*_[\]<>#|~!{}&]/g, "\\$&").replaceAll("://", ":\\//").replace(/^([-+=])/, "\\$1").replace(/^(\d+)([.)])/, "$1\\$2");
	}
	function inlineCode(text) {
		const oneLine = text.replace(/\s+/g, " ").trim();
		const ticks = "`".repeat(longestRun(oneLine, "`") + 1);
		const pad = oneLine === "" || oneLine.startsWith("`") || oneLine.endsWith("`") ? " " : "";
		return `${ticks}${pad}${oneLine}${pad}${ticks}`;
	}
	function markdownTable(head, rows) {
		const lines = [row(head), row(head.map(() => "---"))];
		for (const cells of rows) lines.push(row(head.map((_, index) => cells[index] ?? "")));
		return `${lines.join("\n")}\n`;
	}
	function row(cells) {
		const escapePipe = (match, slashes) => slashes.length % 2 === 0 ? `${slashes}\\|` : match;
		return `| ${cells.map((cell) => cell.replace(/\r?\n/g, "<br>").replace(/(\\*)\|/g, escapePipe)).join(" | ")} |`;
	}
	function longestRun(text, character) {
		let longest = 0;
		let current = 0;
		for (const item of text) {
			current = item === character ? current + 1 : 0;
			longest = Math.max(longest, current);
		}
		return longest;
	}
	// ../../packages/canary/src/distributions/log-gamma.ts
	const HALF_LOG_TWO_PI = .9189385332046728;
	const STIRLING_FROM = 16;
	function logGamma(x) {
		if (!(x > 0)) return NaN;
		let product = 1;
		let shifted = x;
		while (shifted < STIRLING_FROM) {
			product *= shifted;
			shifted += 1;
		}
		return (shifted - .5) * Math.log(shifted) - shifted + HALF_LOG_TWO_PI + stirlingSeries(shifted) - Math.log(product);
	}
	function logFactorial(n) {
		return logGamma(n + 1);
	}
	function stirlingError(n) {
		if (n >= STIRLING_FROM) return stirlingSeries(n);
		return logFactorial(n) - ((n + .5) * Math.log(n) - n + HALF_LOG_TWO_PI);
	}
	function deviance(x, mean) {
		const difference = x - mean;
		if (Math.abs(difference) >= .1 * (x + mean)) return x * Math.log(x / mean) + mean - x;
		const v = difference / (x + mean);
		let sum = difference * v;
		let term = 2 * x * v;
		for (let odd = 3;; odd += 2) {
			term *= v * v;
			const next = sum + term / odd;
			if (next === sum) return sum;
			sum = next;
		}
	}
	function stirlingSeries(x) {
		const s = 1 / (x * x);
		return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - (1 / 1188 - (691 / 360360 - s / 156) * s) * s) * s) * s) * s) / x;
	}
	// ../../packages/canary/src/distributions/poisson.ts
	const TWO_PI = 2 * Math.PI;
	const SADDLE_FROM = 16;
	function poissonPmf(k, mean) {
		if (k < 0) return 0;
		if (mean === 0) return k === 0 ? 1 : 0;
		if (k < SADDLE_FROM) return Math.exp(k * Math.log(mean) - mean - logFactorial(k));
		return Math.exp(-stirlingError(k) - deviance(k, mean)) / Math.sqrt(TWO_PI * k);
	}
	function logPoissonPmf(k, mean) {
		if (k < 0) return -Infinity;
		if (mean === 0) return k === 0 ? 0 : -Infinity;
		if (k < SADDLE_FROM) return k * Math.log(mean) - mean - logFactorial(k);
		return -stirlingError(k) - deviance(k, mean) - Math.log(TWO_PI * k) / 2;
	}
	function poissonTails(k, mean) {
		if (k < 0) return {
			below: 0,
			above: 1
		};
		if (k === Infinity || mean === 0) return {
			below: 1,
			above: 0
		};
		if (k < mean) {
			const below = sumOutwards(poissonPmf(k, mean), (i) => (k - i) / mean);
			return {
				below,
				above: 1 - below
			};
		}
		const above = sumOutwards(poissonPmf(k + 1, mean), (i) => mean / (k + 2 + i));
		return {
			below: 1 - above,
			above
		};
	}
	const DENORMAL = 1e-300;
	function sumOutwards(first, ratio) {
		let term = first;
		let sum = first;
		for (let i = 0; term > sum * 1e-17 && term > DENORMAL; i += 1) {
			term *= ratio(i);
			sum += term;
		}
		return Math.min(sum, 1);
	}
	// ../../packages/canary/src/engine/sequential-statistic.ts
	function logMixture(llr) {
		let largest = -Infinity;
		for (const value of llr) largest = Math.max(largest, value);
		let sum = 0;
		for (const value of llr) sum += Math.exp(value - largest);
		return largest + Math.log(sum / llr.length);
	}
	function rejects(llr, { alpha, combine }) {
		if (combine === "mixture") return logMixture(llr) >= -Math.log(alpha);
		const limit = Math.log(llr.length / alpha);
		return llr.some((value) => value >= limit);
	}
	function observe(llr, ratios, weight, errors) {
		for (const [index, ratio] of ratios.entries()) llr[index] += errors.canary * Math.log(ratio) - errors.all * Math.log1p(weight * (ratio - 1));
	}
	function canaryShare(weight, ratio) {
		return weight * ratio / (weight * ratio + 1 - weight);
	}
	// ../../packages/canary/src/engine/flagger-checks.ts
	function flaggerChecks(judge) {
		const { strategy } = judge;
		if (strategy.kind === "canary") return progressive(strategy);
		if (strategy.kind === "a/b") {
			const check = {
				weight: strategy.matchedShare,
				exposed: strategy.matchedShare
			};
			return {
				checks: Array.from({ length: strategy.iterations }, () => check),
				notModelled: []
			};
		}
		const silent = {
			weight: strategy.mirror ? 1 : 0,
			exposed: 0
		};
		const last = strategy.routed ? {
			weight: 1,
			exposed: 1
		} : silent;
		return {
			checks: [...Array.from({ length: strategy.iterations }, () => silent), last],
			notModelled: []
		};
	}
	function progressive(strategy) {
		const weights = [];
		const largest = maxWeight(strategy);
		let weight = 0;
		while (weight < largest - ROUNDING$1) {
			const step = nextStepWeight(strategy, weight);
			if (step <= 0) return {
				checks: [],
				notModelled: [{
					what: "analysis.stepWeight",
					reason: "without stepWeight, stepWeights or iterations the canary never gets traffic"
				}]
			};
			weight = Math.min(1, weight + step);
			weights.push(weight);
		}
		const checks = weights.map((share) => ({
			weight: share,
			exposed: share
		}));
		return {
			checks: strategy.mirror ? [{
				weight: 1,
				exposed: 0
			}, ...checks] : checks,
			notModelled: []
		};
	}
	const ROUNDING$1 = 1e-9;
	function maxWeight({ stepWeights, maxWeight: largest }) {
		if (stepWeights !== void 0 && stepWeights.length > 0) return Math.min(1, stepWeights.at(-1));
		return largest !== void 0 && largest > 0 ? largest : 1;
	}
	function nextStepWeight({ stepWeight = 0, stepWeights = [] }, weight) {
		if (stepWeight > 0 || stepWeights.length === 0) return stepWeight;
		const rest = 1 - weight;
		if (rest <= ROUNDING$1) return 1;
		if (weight === 0) return Math.min(rest, stepWeights[0]);
		const index = stepWeights.slice(0, -1).findIndex((listed) => Math.abs(listed - weight) < ROUNDING$1);
		return index === -1 ? rest : Math.min(rest, stepWeights[index + 1] - weight);
	}
	const NEGLIGIBLE$1 = 1e-30;
	const MOST_ERRORS = 1e3;
	function argoLaw(metric, measured, outcomesAt) {
		const interval = metric.intervalSeconds;
		const count = effectiveCount(metric);
		const first = measured.start + metric.initialDelaySeconds;
		const fitting = interval === void 0 ? 1 : Math.max(0, Math.ceil((measured.end - first) / interval));
		const walk = {
			metric,
			shape: shapeOf(metric, Math.min(count, fitting)),
			aborts: new Map(),
			pauses: new Map(),
			survival: 0
		};
		let layers = [initial(walk.shape)];
		for (let counted = 0;; counted += 1) {
			if (counted === count) {
				for (const [retries, states] of layers.entries()) complete(walk, states, first + (counted - 1) * (interval ?? 0) + retries * 10);
				break;
			}
			const next = [];
			for (let retries = 0; retries < layers.length; retries += 1) {
				const states = layers[retries];
				if (states === void 0 || states.every((mass) => mass === 0)) continue;
				const seconds = first + counted * (interval ?? 0) + retries * 10;
				if (seconds >= measured.end) walk.survival += sum(states);
				else measure(walk, states, seconds, {
					outcomesAt,
					next,
					layers,
					retries
				});
			}
			layers = next;
			if (layers.length === 0) break;
		}
		return {
			aborts: endings(walk.aborts),
			pauses: endings(walk.pauses),
			survival: walk.survival
		};
	}
	function effectiveCount(metric) {
		if (metric.count !== void 0 && metric.count > 0) return metric.count;
		return metric.intervalSeconds === void 0 ? 1 : Infinity;
	}
	function shapeOf(metric, measurements) {
		const outcomes = possible(metric);
		return {
			failed: metric.failureLimit < 0 ? 1 : Math.min(metric.failureLimit, measurements) + 1,
			inconclusive: outcomes.has("inconclusive") ? Math.min(metric.inconclusiveLimit, measurements) + 1 : 1,
			errors: outcomes.has("error") ? Math.min(metric.consecutiveErrorLimit, MOST_ERRORS) + 1 : 1,
			successes: Math.max(1, Math.min(metric.consecutiveSuccessLimit, measurements + 1))
		};
	}
	function possible(metric) {
		const outcomes = new Set([metric.whenEmpty]);
		if (metric.minimumRequests) outcomes.add(metric.minimumRequests.outcome);
		if (metric.successCondition && metric.failureCondition) outcomes.add("inconclusive");
		return outcomes;
	}
	function initial(shape) {
		const states = new Float64Array(shape.failed * shape.inconclusive * shape.errors * shape.successes);
		states[0] = 1;
		return states;
	}
	function measure(walk, states, seconds, step) {
		const { shape, metric } = walk;
		const fresh = step.outcomesAt(seconds, false);
		const retried = shape.errors > 1 ? step.outcomesAt(seconds, true) : fresh;
		const strideInconclusive = shape.errors * shape.successes;
		const strideFailed = shape.inconclusive * strideInconclusive;
		const target = step.next[step.retries] ??= new Float64Array(states.length);
		for (let state = 0; state < states.length; state += 1) {
			const mass = states[state];
			if (mass === 0) continue;
			const successes = state % shape.successes;
			const errors = Math.floor(state / shape.successes) % shape.errors;
			const inconclusive = Math.floor(state / strideInconclusive) % shape.inconclusive;
			const failed = Math.floor(state / strideFailed);
			const outcomes = errors > 0 ? retried : fresh;
			const base = failed * strideFailed + inconclusive * strideInconclusive;
			if (metric.consecutiveSuccessLimit > 0 && successes + 1 >= metric.consecutiveSuccessLimit) walk.survival += mass * outcomes.success;
			else target[base + (metric.consecutiveSuccessLimit > 0 ? Math.min(successes + 1, shape.successes - 1) : 0)] += mass * outcomes.success;
			if (metric.failureLimit < 0) target[base] += mass * outcomes.failed;
			else if (failed + 1 > metric.failureLimit) add(walk.aborts, seconds, mass * outcomes.failed);
			else if (failed + 1 < shape.failed) target[base + strideFailed] += mass * outcomes.failed;
			if (inconclusive + 1 > metric.inconclusiveLimit) add(walk.pauses, seconds, mass * outcomes.inconclusive);
			else if (inconclusive + 1 < shape.inconclusive) target[base + strideInconclusive] += mass * outcomes.inconclusive;
			if (errors + 1 > Math.min(metric.consecutiveErrorLimit, MOST_ERRORS)) add(walk.aborts, seconds, mass * outcomes.error);
			else if (mass * outcomes.error > NEGLIGIBLE$1) {
				const again = step.layers[step.retries + 1] ??= new Float64Array(states.length);
				again[base + (errors + 1) * shape.successes] += mass * outcomes.error;
			} else walk.survival += mass * outcomes.error;
		}
	}
	function complete(walk, states, seconds) {
		const mass = states === void 0 ? 0 : sum(states);
		if (walk.metric.consecutiveSuccessLimit <= 0) walk.survival += mass;
		else add(walk.metric.failureLimit < 0 ? walk.aborts : walk.pauses, seconds, mass);
	}
	function add(into, seconds, mass) {
		if (mass > 0) into.set(seconds, (into.get(seconds) ?? 0) + mass);
	}
	function sum(states) {
		return states.reduce((total, mass) => total + mass, 0);
	}
	function endings(masses) {
		return [...masses].map(([seconds, probability]) => ({
			seconds,
			probability
		})).sort((a, b) => a.seconds - b.seconds);
	}
	// ../../packages/canary/src/engine/argo-timeline.ts
	function argoTimeline(judge, manualPauseSeconds) {
		const spans = [];
		const watches = [];
		const notModelled = [];
		const assumptions = new Set();
		const begins = [];
		let now = 0;
		let weight = 0;
		const pass = (seconds) => {
			if (seconds > 0) spans.push({
				start: now,
				end: now + seconds,
				weight,
				exposed: weight
			});
			now += seconds;
		};
		for (const [index, step] of judge.steps.entries()) {
			begins.push(now);
			if (step.kind === "set-weight") weight = step.weight;
			if (step.kind === "other") notModelled.push({
				what: `steps[${index}].${step.what}`,
				reason: "the step is left out: it neither moves traffic nor takes time"
			});
			if (step.kind === "pause" && step.seconds !== "manual") pass(step.seconds);
			if (step.kind === "pause" && step.seconds === "manual") {
				if (manualPauseSeconds === void 0) notModelled.push({
					what: `steps[${index}].pause`,
					reason: "it waits for a person; counted as 0 seconds"
				});
				pass(manualPauseSeconds ?? 0);
			}
			if (step.kind === "analysis") {
				const metrics = step.metrics.filter((metric) => usable(metric, `steps[${index}].analysis`, notModelled));
				for (const metric of metrics) watches.push({
					metric,
					measured: {
						start: now,
						end: Infinity
					}
				});
				for (const text of metrics.flatMap(simplifications)) assumptions.add(text);
				pass(Math.max(0, ...metrics.map(lengthOf)));
			}
		}
		for (const metric of judge.background?.metrics ?? []) {
			if (!usable(metric, "analysis", notModelled, true)) continue;
			const start = begins[judge.background?.startingStep ?? 0] ?? now;
			if (start < now) watches.push({
				metric,
				measured: {
					start,
					end: now
				}
			});
		}
		return {
			spans,
			end: now,
			watches,
			notModelled,
			assumptions: [...assumptions]
		};
	}
	function usable(metric, where, notModelled, background = false) {
		const what = `${where}.metrics.${metric.name}`;
		if (metric.dryRun) return false;
		if (metric.notModelled !== void 0) notModelled.push({
			what,
			reason: metric.notModelled
		});
		else if (background || Number.isFinite(lengthOf(metric))) return true;
		else notModelled.push({
			what,
			reason: "an inline analysis without a count never ends, so the release stays at this step"
		});
		return false;
	}
	function lengthOf(metric) {
		const count = Math.min(effectiveCount(metric), metric.consecutiveSuccessLimit > 0 ? metric.consecutiveSuccessLimit : Infinity);
		return metric.initialDelaySeconds + (count - 1) * (metric.intervalSeconds ?? 0);
	}
	function simplifications(metric) {
		const result = [];
		if (metric.whenEmpty === "error" || metric.minimumRequests?.outcome === "error") result.push("retries after an error lengthen an inline analysis, but not the steps after it");
		if (metric.consecutiveSuccessLimit > 0) result.push("an inline analysis with consecutiveSuccessLimit takes the time it takes when every measurement succeeds");
		return result;
	}
	// ../../packages/canary/src/engine/traffic.ts
	function cumulativeRequests(traffic) {
		if (traffic.kind === "constant") return (seconds) => traffic.rps * seconds;
		const { segments, startSeconds } = traffic;
		const period = segments.reduce((sum, segment) => sum + segment.seconds, 0);
		const perPeriod = segments.reduce((sum, segment) => sum + segment.seconds * segment.rps, 0);
		const sinceMidnight = (seconds) => {
			const periods = Math.floor(seconds / period);
			let rest = seconds - periods * period;
			let requests = periods * perPeriod;
			for (const segment of segments) {
				const part = Math.min(rest, segment.seconds);
				requests += part * segment.rps;
				rest -= part;
				if (rest <= 0) break;
			}
			return requests;
		};
		const origin = sinceMidnight(startSeconds);
		return (seconds) => sinceMidnight(startSeconds + seconds) - origin;
	}
	// ../../packages/canary/src/engine/evaluator.ts
	const INDEPENDENT = "traffic is Poisson, and the metrics of one canary err independently of one another";
	const COUNTED_FROM_ZERO = "the canary's counters of errors are there, at 0, before the first error: rate and increase don't see the error that makes one appear";
	const OVERLAPPING = "windows longer than the interval share requests, so the numbers are simulated";
	const SHOWN_RUNS = 1e4;
	const STEERING_RUNS = 2e3;
	function airOf(question, loadTestRps) {
		return {
			traffic: cumulativeRequests(question.traffic),
			loadTestRps: loadTestRps ?? 0,
			designEffect: question.designEffect ?? 1
		};
	}
	function simulationError(hits, runs) {
		if (hits === 0 || hits === runs) return 1 / runs;
		const share = hits / runs;
		return Math.sqrt(share * (1 - share) / runs);
	}
	const MOST_BINS = 1e6;
	const FEWEST_RUNS = 300;
	function affordableRuns(wanted, binsPerRun) {
		const bins = MOST_BINS * wanted / SHOWN_RUNS;
		return Math.min(wanted, Math.max(FEWEST_RUNS, Math.floor(bins / Math.max(1, binsPerRun))));
	}
	// ../../packages/canary/src/engine/fate.ts
	function fateOf(question, ratio, endings) {
		const { aborts, pauses, durationSeconds } = endings;
		const promote = Math.min(1, endings.promote);
		const abort = mass(aborts);
		const pause = mass(pauses);
		const errorProbability = Math.min(1, question.baseline * ratio);
		const fate = {
			ratio,
			errorProbability,
			abort,
			pause,
			promote,
			requests: weighted(aborts, (atom) => atom.requests) + weighted(pauses, (atom) => atom.requests) + promote * endings.requestsWhenPromoted,
			method: endings.method
		};
		if (abort <= 0) return fate;
		const requestsUntilAbort = weighted(aborts, (atom) => atom.requests) / abort;
		return {
			...fate,
			abortSeconds: {
				mean: weighted(aborts, (atom) => atom.seconds) / abort,
				median: quantile(aborts, abort * .5),
				p90: quantile(aborts, abort * .9)
			},
			requestsUntilAbort,
			excessFailuresUntilAbort: requestsUntilAbort * (errorProbability - question.baseline),
			...usersMet(question, aborts, abort, durationSeconds)
		};
	}
	function usersMet(question, aborts, abort, durationSeconds) {
		const { users } = question;
		if (users === void 0) return {};
		const meanRps = cumulativeRequests(question.traffic)(Math.max(1, durationSeconds)) / Math.max(1, durationSeconds);
		const perUser = users.requestsPerSecond ?? (users.active > 0 ? meanRps / users.active : 0);
		const met = (atom) => {
			if (users.sticky) return users.active * atom.largest;
			return meanRps > 0 ? -users.active * Math.expm1(-(atom.requests / meanRps) * perUser) : 0;
		};
		return {
			usersUntilAbort: weighted(aborts, met) / abort,
			usersTotal: users.active
		};
	}
	function mass(atoms) {
		return Math.min(1, weighted(atoms, () => 1));
	}
	function weighted(atoms, value) {
		return atoms.reduce((sum, atom) => sum + atom.probability * value(atom), 0);
	}
	function quantile(atoms, wanted) {
		let sum = 0;
		const ordered = [...atoms].sort((a, b) => a.seconds - b.seconds);
		for (const atom of ordered) {
			sum += atom.probability;
			if (sum >= wanted * (1 - 1e-12)) return atom.seconds;
		}
		return ordered.at(-1)?.seconds ?? 0;
	}
	// ../../packages/canary/src/engine/law.ts
	function firstOf(laws) {
		if (laws.length === 1) return laws[0];
		const processes = laws.map(hazards);
		const times = [...new Set(processes.flatMap((process) => [...process.keys()]))].sort((a, b) => a - b);
		const aborts = [];
		const pauses = [];
		let alive = 1;
		for (const seconds of times) {
			let logNoAbort = 0;
			let logNothing = 0;
			for (const process of processes) {
				const hazard = process.get(seconds);
				if (hazard === void 0) continue;
				logNoAbort += Math.log1p(-hazard.abort);
				logNothing += Math.log1p(-Math.min(1, hazard.abort + hazard.pause));
			}
			const abort = -Math.expm1(logNoAbort);
			const pause = logNothing === -Infinity ? Math.exp(logNoAbort) : -Math.expm1(logNothing - logNoAbort) * Math.exp(logNoAbort);
			if (abort > 0) aborts.push({
				seconds,
				probability: alive * abort
			});
			if (pause > 0) pauses.push({
				seconds,
				probability: alive * pause
			});
			alive *= Math.exp(logNothing);
		}
		return {
			aborts,
			pauses,
			survival: laws.reduce((product, law) => product * law.survival, 1)
		};
	}
	function total(endings) {
		return endings.reduce((sum, ending) => sum + ending.probability, 0);
	}
	function hazards({ aborts, pauses, survival }) {
		const masses = new Map();
		const at = (seconds) => {
			const known = masses.get(seconds) ?? {
				abort: 0,
				pause: 0
			};
			masses.set(seconds, known);
			return known;
		};
		for (const { seconds, probability } of aborts) at(seconds).abort += probability;
		for (const { seconds, probability } of pauses) at(seconds).pause += probability;
		let alive = survival;
		for (const seconds of [...masses.keys()].sort((a, b) => b - a)) {
			const mass = at(seconds);
			alive += mass.abort + mass.pause;
			mass.abort /= alive;
			mass.pause /= alive;
		}
		return masses;
	}
	// ../../packages/canary/src/engine/exceedance.ts
	const ROUNDING = 1e-9;
	const REACH = 64;
	const NEGLIGIBLE = -600;
	function exceedance(means, rule) {
		const { bad, good } = means;
		if (rule.share < 0) return atLeast(rule.minimum, bad + good);
		if (rule.share >= 1) return rule.share === 1 && rule.inclusive ? Math.exp(-good) * atLeast(rule.minimum, bad) : 0;
		const range = significantTerms(means, rule);
		if (range === void 0) return 0;
		const certain = good + 10 * Math.sqrt(good) + 50;
		const cut = lowerCdf(good, largestGood(range.from, rule));
		let weight = poissonPmf(range.from, bad);
		let sum = 0;
		for (let count = range.from; count <= range.to; count += 1) {
			const limit = largestGood(count, rule);
			if (limit > certain && count >= rule.minimum) return Math.min(1, sum + atLeast(count, bad));
			const tooFew = rule.minimum - count - 1;
			if (limit >= 0 && limit > tooFew) sum += weight * (cut(limit) - (tooFew >= 0 ? poissonTails(tooFew, good).below : 0));
			weight *= bad / (count + 1);
		}
		return Math.min(sum, 1);
	}
	function atLeast(minimum, mean) {
		return poissonTails(minimum - 1, mean).above;
	}
	function largestGood(bad, { share, inclusive }) {
		if (share === 0) return bad > 0 || inclusive ? Infinity : -1;
		const total = bad / share;
		const rounding = ROUNDING * Math.max(1, total);
		return inclusive ? Math.floor(total + rounding) - bad : Math.ceil(total - rounding) - 1 - bad;
	}
	function significantTerms({ bad, good }, rule) {
		const height = (count) => {
			const limit = largestGood(count, rule);
			return logPoissonPmf(count, bad) + (limit >= good ? 0 : logPoissonPmf(limit, good));
		};
		const peak = bisect(0, Math.ceil(Math.max(bad, (good + 1) * rule.share / (1 - rule.share))) + 1, (count) => height(count + 1) <= height(count) && height(count) > -Infinity);
		const highest = height(peak);
		if (!(highest > NEGLIGIBLE)) return void 0;
		let beyond = 16;
		while (height(peak + beyond) > highest - REACH) beyond *= 2;
		return {
			from: bisect(0, peak, (count) => height(count) > highest - REACH),
			to: bisect(peak, peak + beyond, (count) => height(count) <= highest - REACH)
		};
	}
	function bisect(low, high, holds) {
		let from = low;
		let to = high;
		while (from < to) {
			const middle = Math.floor((from + to) / 2);
			if (holds(middle)) to = middle;
			else from = middle + 1;
		}
		return from;
	}
	function lowerCdf(mean, start) {
		if (start === Infinity) return () => 1;
		let at = start;
		let sum = poissonTails(at, mean).below;
		let term = poissonPmf(at, mean);
		return (k) => {
			for (; at < k; at += 1) {
				term *= mean / (at + 1);
				sum += term;
			}
			return Math.min(sum, 1);
		};
	}
	// ../../packages/canary/src/engine/outcomes.ts
	function argoOutcomes(metric, means) {
		const failure = metric.failureCondition && regionOf(metric, metric.failureCondition);
		const success = metric.successCondition && regionOf(metric, metric.successCondition);
		if (failure === void 0 && success === void 0) return certain("success");
		const measured = probabilityMeasured(metric, means);
		const inside = (region) => probability(metric, means, region, measured);
		if (failure === void 0) return withEmpty(metric, means, {
			failed: inside(negate(success)),
			inconclusive: 0
		});
		if (success === void 0) return withEmpty(metric, means, {
			failed: inside(failure),
			inconclusive: 0
		});
		return withEmpty(metric, means, {
			failed: inside(failure),
			inconclusive: neither(inside, failure, success, measured)
		});
	}
	function flaggerOutcomes(metric, means) {
		const measured = probabilityMeasured(metric, means);
		const outside = [];
		if (metric.minimum !== void 0) outside.push({
			operator: "<",
			value: metric.minimum
		});
		if (metric.maximum !== void 0) outside.push({
			operator: ">",
			value: metric.maximum
		});
		const failed = outside.reduce((sum, condition) => sum + probability(metric, means, regionOf(metric, condition), measured), 0);
		return withEmpty(metric, means, {
			failed: Math.min(failed, measured),
			inconclusive: 0
		});
	}
	function certain(outcome) {
		return {
			success: 0,
			failed: 0,
			inconclusive: 0,
			error: 0,
			[outcome]: 1
		};
	}
	function withEmpty(metric, means, measured) {
		const sums = {
			failed: measured.failed,
			inconclusive: measured.inconclusive,
			error: 0,
			success: 0
		};
		for (const { outcome, probability: mass } of unmeasured(metric, means)) sums[outcome] += mass;
		const success = Math.max(0, 1 - sums.failed - sums.inconclusive - sums.error);
		return {
			...sums,
			success
		};
	}
	function unmeasured(metric, { bad, good }) {
		if (isCount(metric)) return [];
		const empty = Math.exp(-bad - good);
		const guard = metric.minimumRequests;
		if (guard === void 0 || guard.requests <= 1) return [{
			outcome: guard?.requests === 1 ? guard.outcome : metric.whenEmpty,
			probability: empty
		}];
		return [{
			outcome: guard.outcome,
			probability: poissonTails(guard.requests - 1, bad + good).below
		}];
	}
	function probabilityMeasured(metric, { bad, good }) {
		return isCount(metric) ? 1 : atLeast(smallestWindow(metric), bad + good);
	}
	function smallestWindow(metric) {
		return Math.max(1, metric.minimumRequests?.requests ?? 1);
	}
	function isCount(metric) {
		return metric.quantity === "error-count" || metric.quantity === "request-count";
	}
	function regionOf(metric, { operator, value }) {
		const greater = operator === ">" || operator === ">=";
		const strict = operator === "<" || operator === ">";
		if (metric.quantity !== "success-ratio") return {
			cut: value,
			above: greater,
			inclusive: greater ? !strict : strict
		};
		return {
			cut: 1 - value,
			above: !greater,
			inclusive: greater ? strict : !strict
		};
	}
	function negate(region) {
		return {
			...region,
			above: !region.above
		};
	}
	function probability(metric, means, region, measured) {
		const above = probabilityAbove(metric, means, region);
		return region.above ? above : Math.max(0, measured - above);
	}
	function probabilityAbove(metric, means, { cut, inclusive }) {
		if (!isCount(metric)) return exceedance(means, {
			share: cut,
			inclusive,
			minimum: smallestWindow(metric)
		});
		const mean = metric.quantity === "error-count" ? means.bad : means.bad + means.good;
		return poissonTails(inclusive ? Math.ceil(cut) - 1 : Math.floor(cut), mean).above;
	}
	function neither(inside, failure, success, measured) {
		if (failure.above === success.above) return Math.max(0, measured - Math.max(inside(failure), inside(success)));
		const upper = failure.above ? failure : success;
		const lower = failure.above ? success : failure;
		return Math.max(0, inside(negate(lower)) - inside(upper));
	}
	// ../../packages/canary/src/engine/random.ts
	function seededRandom(seed) {
		let a = seed | 0;
		let b = Math.floor(seed / 2 ** 32) | 0;
		let c = -1640531527;
		let counter = 1;
		const next = () => {
			const result = (a + b | 0) + counter | 0;
			counter = counter + 1 | 0;
			a = b ^ b >>> 9;
			b = c + (c << 3) | 0;
			c = (c << 21 | c >>> 11) + result | 0;
			return result >>> 0;
		};
		for (let i = 0; i < 16; i += 1) next();
		return () => (next() * 2 ** 21 + (next() >>> 11)) / 2 ** 53;
	}
	function randomPoisson(random, mean) {
		if (mean <= 0) return 0;
		return mean < 20 ? byMultiplication(random, mean) : byRejection(random, mean);
	}
	function randomExponential(random) {
		return -Math.log1p(-random());
	}
	function byMultiplication(random, mean) {
		const limit = Math.exp(-mean);
		let product = random();
		let count = 0;
		while (product > limit) {
			product *= random();
			count += 1;
		}
		return count;
	}
	function byRejection(random, mean) {
		const slope = .931 + 2.53 * Math.sqrt(mean);
		const a = -.059 + .02483 * slope;
		const inverseAlpha = 1.1239 + 1.1328 / (slope - 3.4);
		const squeeze = .9277 - 3.6224 / (slope - 2);
		for (;;) {
			const u = random() - .5;
			const v = random();
			const us = .5 - Math.abs(u);
			const count = Math.floor((2 * a / us + slope) * u + mean + .43);
			if (us >= .07 && v <= squeeze) return count;
			if (count < 0 || us < .013 && v > us) continue;
			if (Math.log(v) + Math.log(inverseAlpha) - Math.log(a / (us * us) + slope) <= count * Math.log(mean) - mean - logFactorial(count)) return count;
		}
	}
	// ../../packages/canary/src/engine/measured-outcome.ts
	function argoOutcome(metric, observed) {
		if (metric.successCondition === void 0 && metric.failureCondition === void 0) return "success";
		const early = unmeasuredOutcome(metric, observed);
		if (early !== void 0) return early;
		const success = metric.successCondition && holds(metric, metric.successCondition, observed);
		const failure = metric.failureCondition && holds(metric, metric.failureCondition, observed);
		if (failure ?? !success) return "failed";
		return success ?? !failure ? "success" : "inconclusive";
	}
	function flaggerOutcome(metric, observed) {
		const early = unmeasuredOutcome(metric, observed);
		if (early !== void 0) return early;
		const low = metric.minimum !== void 0 && holds(metric, {
			operator: "<",
			value: metric.minimum
		}, observed);
		const high = metric.maximum !== void 0 && holds(metric, {
			operator: ">",
			value: metric.maximum
		}, observed);
		return low || high ? "failed" : "success";
	}
	function unmeasuredOutcome(metric, { bad, good }) {
		if (metric.quantity === "error-count" || metric.quantity === "request-count") return void 0;
		const requests = bad + good;
		if (metric.minimumRequests !== void 0 && requests < metric.minimumRequests.requests) return metric.minimumRequests.outcome;
		return requests === 0 ? metric.whenEmpty : void 0;
	}
	function holds(metric, { operator, value }, { bad, good }) {
		const requests = bad + good;
		const [left, right] = {
			"error-ratio": [bad, value * requests],
			"success-ratio": [good, value * requests],
			"error-count": [bad, value],
			"request-count": [requests, value]
		}[metric.quantity];
		const tolerance = 1e-9 * Math.max(1, requests);
		const difference = left - right;
		if (operator === "<") return difference < -tolerance;
		if (operator === "<=") return difference <= tolerance;
		if (operator === ">") return difference > tolerance;
		return difference >= -tolerance;
	}
	// ../../packages/canary/src/engine/simulated-window.ts
	function slicesFor(windowSeconds, intervalSeconds) {
		const intervals = Math.floor(windowSeconds / intervalSeconds + 1e-9);
		const rest = windowSeconds - intervals * intervalSeconds;
		if (rest < 1e-6) return {
			lengths: [intervalSeconds],
			perWindow: intervals
		};
		return {
			lengths: [intervalSeconds - rest, rest],
			perWindow: 2 * intervals + 1
		};
	}
	function evenSlices(windowSeconds, binSeconds) {
		return {
			lengths: [binSeconds],
			perWindow: Math.round(windowSeconds / binSeconds)
		};
	}
	function lengthAt({ lengths }, index) {
		return lengths[(lengths.length - 1 + index) % lengths.length];
	}
	function drawBin(random, { scope }, expected, probabilities) {
		const stable = scope === "service" ? expected.stable : 0;
		return {
			canaryBad: randomPoisson(random, expected.canary * probabilities.canary),
			canaryGood: randomPoisson(random, expected.canary * (1 - probabilities.canary)),
			stableBad: randomPoisson(random, stable * probabilities.stable),
			stableGood: randomPoisson(random, stable * (1 - probabilities.stable))
		};
	}
	function lookBack(metric, bins, count) {
		let bad = 0;
		let good = 0;
		for (let index = Math.max(0, bins.length - count); index < bins.length; index += 1) {
			const bin = bins[index];
			bad += bin.canaryBad + (metric.scope === "service" ? bin.stableBad : 0);
			good += bin.canaryGood + (metric.scope === "service" ? bin.stableGood : 0);
		}
		return {
			bad,
			good
		};
	}
	function commonBin(durations) {
		const divisor = durations.map((seconds) => Math.round(seconds * 1e3)).filter((value) => value > 0).reduce((a, b) => greatestCommonDivisor(a, b), 0);
		return Math.max(1, divisor) / 1e3;
	}
	function greatestCommonDivisor(a, b) {
		return b === 0 ? a : greatestCommonDivisor(b, a % b);
	}
	// ../../packages/canary/src/engine/spans.ts
	function requestsBetween(spans, traffic, from, to) {
		const all = traffic(to) - traffic(from);
		let canary = 0;
		for (const span of spans) {
			const start = Math.max(from, span.start);
			const end = Math.min(to, span.end);
			if (start < end) canary += span.weight * (traffic(end) - traffic(start));
		}
		return {
			canary,
			stable: Math.max(0, all - canary)
		};
	}
	function exposureUntil(spans, traffic, seconds) {
		let requests = 0;
		let largest = 0;
		for (const span of spans) {
			const end = Math.min(seconds, span.end);
			if (end <= span.start) continue;
			requests += span.exposed * (traffic(end) - traffic(span.start));
			largest = Math.max(largest, span.exposed);
		}
		return {
			requests,
			largest
		};
	}
	// ../../packages/canary/src/engine/simulate-argo.ts
	const ENDS = {
		failed: "abort",
		error: "abort",
		inconclusive: "pause"
	};
	function endOf({ phase }) {
		return ENDS[phase];
	}
	function begin(watch) {
		return {
			watch,
			due: watch.measured.start + watch.metric.initialDelaySeconds,
			counted: 0,
			failed: 0,
			inconclusive: 0,
			consecutiveErrors: 0,
			consecutiveSuccesses: 0,
			phase: "running"
		};
	}
	function record(progress, outcome) {
		const { metric } = progress.watch;
		if (outcome !== "error") progress.counted += 1;
		progress.failed += outcome === "failed" ? 1 : 0;
		progress.inconclusive += outcome === "inconclusive" ? 1 : 0;
		progress.consecutiveErrors = outcome === "error" ? progress.consecutiveErrors + 1 : 0;
		progress.consecutiveSuccesses = outcome === "success" ? progress.consecutiveSuccesses + 1 : 0;
		progress.phase = assess(metric, progress);
		progress.due += outcome === "error" ? 10 : metric.intervalSeconds ?? 0;
	}
	function assess(metric, progress) {
		if (progress.consecutiveErrors > metric.consecutiveErrorLimit) return "error";
		if (progress.inconclusive > metric.inconclusiveLimit) return "inconclusive";
		if (metric.failureLimit >= 0 && progress.failed > metric.failureLimit) return "failed";
		const wanted = metric.consecutiveSuccessLimit;
		if (wanted > 0 && progress.consecutiveSuccesses >= wanted) return "successful";
		if (progress.counted < effectiveCount(metric)) return "running";
		if (wanted <= 0) return "successful";
		return metric.failureLimit < 0 ? "failed" : "inconclusive";
	}
	function simulateArgo(timeline, air, probabilities, random) {
		let first = {
			end: "promote",
			seconds: timeline.end
		};
		for (const watch of timeline.watches) {
			const run = playMetric(watch, timeline, air, {
				probabilities: probabilities(watch.metric),
				random
			});
			if (run !== void 0 && (run.seconds < first.seconds || run.seconds === first.seconds && run.end === "abort" || first.end === "promote")) first = run;
		}
		return first;
	}
	function playMetric(watch, timeline, air, { probabilities, random }) {
		const { metric, measured } = watch;
		const progress = begin(watch);
		const slices = slicesOf(metric);
		const bins = [];
		let drawn = progress.due - metric.windowSeconds;
		while (progress.phase === "running" && progress.due < measured.end) {
			while (drawn < progress.due - 1e-6) {
				const until = drawn + lengthAt(slices, bins.length);
				const { canary, stable } = requestsBetween(timeline.spans, air.traffic, drawn, until);
				const tested = air.loadTestRps * Math.max(0, Math.min(until, timeline.end) - Math.max(drawn, 0));
				bins.push(drawBin(random, metric, {
					canary: (canary + tested) / air.designEffect,
					stable: stable / air.designEffect
				}, probabilities));
				drawn = until;
			}
			const at = progress.due;
			record(progress, argoOutcome(metric, lookBack(metric, bins, slices.perWindow)));
			const end = endOf(progress);
			if (end !== void 0) return {
				end,
				seconds: at
			};
		}
	}
	function slicesOf(metric) {
		const retried = metric.whenEmpty === "error" || metric.minimumRequests?.outcome === "error";
		const interval = metric.intervalSeconds ?? metric.windowSeconds;
		return retried ? evenSlices(metric.windowSeconds, commonBin([
			metric.windowSeconds,
			interval,
			10
		])) : slicesFor(metric.windowSeconds, interval);
	}
	// ../../packages/canary/src/engine/windows.ts
	function probabilitiesFor(metric, baseline, ratio) {
		const stable = metric.baseline ?? baseline;
		return {
			stable,
			canary: metric.affected === false ? stable : Math.min(1, stable * ratio)
		};
	}
	function windowMeans(metric, probabilities, spans, air, [from, to]) {
		const { canary, stable } = requestsBetween(spans, air.traffic, from, to);
		const own = canary + (air.loadTestRps === 0 ? 0 : air.loadTestRps * lifetime(spans, from, to));
		const others = metric.scope === "service" ? stable : 0;
		const bad = own * probabilities.canary + others * probabilities.stable;
		const good = own * (1 - probabilities.canary) + others * (1 - probabilities.stable);
		return {
			bad: bad / air.designEffect,
			good: good / air.designEffect
		};
	}
	function lifetime(spans, from, to) {
		const end = spans.at(-1)?.end ?? 0;
		return Math.max(0, Math.min(to, end) - Math.max(from, 0));
	}
	// ../../packages/canary/src/engine/evaluate-argo.ts
	function evaluateArgo(canary, judge, question) {
		const timeline = argoTimeline(judge, question.manualPauseSeconds);
		const prepared = {
			question,
			timeline,
			air: airOf(question, canary.loadTestRps),
			laws: new Map()
		};
		const overlapping = timeline.watches.some(({ metric }) => overlaps(metric));
		const exact = (ratio) => firstOf(timeline.watches.map((watch) => lawOf$1(prepared, watch, ratio)));
		const passing = exposureUntil(timeline.spans, prepared.air.traffic, timeline.end).requests;
		return {
			fate: (ratio) => overlapping ? simulated$2(prepared, ratio, SHOWN_RUNS) : exactFate$1(prepared, ratio, exact(ratio)),
			abort: (ratio) => overlapping ? simulated$2(prepared, ratio, STEERING_RUNS).abort : total(exact(ratio).aborts),
			falseAborts: () => timeline.watches.map((watch) => ({
				metric: watch.metric.name,
				probability: total(lawOf$1(prepared, watch, 1).aborts)
			})),
			durationSeconds: timeline.end,
			requestsWhenPassing: passing,
			timeline: drawn$1(prepared),
			notModelled: [...canary.notModelled, ...timeline.notModelled],
			assumptions: [
				INDEPENDENT,
				COUNTED_FROM_ZERO,
				...timeline.assumptions,
				...overlapping ? [OVERLAPPING] : []
			]
		};
	}
	function overlaps(metric) {
		return metric.intervalSeconds !== void 0 && effectiveCount(metric) > 1 && metric.windowSeconds > metric.intervalSeconds;
	}
	function lawOf$1(prepared, watch, ratio) {
		const probabilities = probabilitiesFor(watch.metric, prepared.question.baseline, ratio);
		const laws = prepared.laws.get(watch) ?? new Map();
		prepared.laws.set(watch, laws);
		const law = laws.get(probabilities.canary) ?? computeLaw(prepared, watch, probabilities);
		laws.set(probabilities.canary, law);
		return law;
	}
	function computeLaw({ timeline, air }, { metric, measured }, probabilities) {
		const known = new Map();
		return argoLaw(metric, measured, (seconds, afterError) => {
			const window = afterError && metric.minimumRequests === void 0 ? Math.min(metric.windowSeconds, 10) : metric.windowSeconds;
			const means = windowMeans(metric, probabilities, timeline.spans, air, [seconds - window, seconds]);
			const key = `${means.bad} ${means.good}`;
			const outcomes = known.get(key) ?? argoOutcomes(metric, means);
			known.set(key, outcomes);
			return outcomes;
		});
	}
	function exactFate$1(prepared, ratio, law) {
		return fateOf(prepared.question, ratio, {
			aborts: law.aborts.map((ending) => atomAt(prepared, ending)),
			pauses: law.pauses.map((ending) => atomAt(prepared, ending)),
			promote: law.survival,
			requestsWhenPromoted: exposureUntil(prepared.timeline.spans, prepared.air.traffic, prepared.timeline.end).requests,
			durationSeconds: prepared.timeline.end,
			method: { kind: "exact" }
		});
	}
	function atomAt({ timeline, air }, { seconds, probability }) {
		return {
			seconds,
			probability,
			...exposureUntil(timeline.spans, air.traffic, seconds)
		};
	}
	function simulated$2(prepared, ratio, wanted) {
		const { question, timeline, air } = prepared;
		const random = seededRandom(question.seed ?? 1);
		const runs = affordableRuns(wanted, binsPerRun(timeline));
		const atoms = {
			abort: [],
			pause: []
		};
		let promoted = 0;
		for (let i = 0; i < runs; i += 1) {
			const run = simulateArgo(timeline, air, (metric) => probabilitiesFor(metric, question.baseline, ratio), random);
			if (run.end === "promote") promoted += 1;
			else atoms[run.end].push(atomAt(prepared, {
				seconds: run.seconds,
				probability: 1 / runs
			}));
		}
		return fateOf(question, ratio, {
			aborts: atoms.abort,
			pauses: atoms.pause,
			promote: promoted / runs,
			requestsWhenPromoted: exposureUntil(timeline.spans, air.traffic, timeline.end).requests,
			durationSeconds: timeline.end,
			method: {
				kind: "simulated",
				runs,
				standardError: simulationError(atoms.abort.length, runs)
			}
		});
	}
	function binsPerRun({ watches, end }) {
		return watches.reduce((sum, { metric }) => {
			return sum + end / (metric.whenEmpty === "error" || metric.minimumRequests?.outcome === "error" ? 10 : (metric.intervalSeconds ?? metric.windowSeconds) / 2);
		}, 0);
	}
	function drawn$1({ question, timeline, air }) {
		const measurements = timeline.watches.flatMap(({ metric, measured }) => {
			const first = measured.start + metric.initialDelaySeconds;
			const interval = metric.intervalSeconds ?? 0;
			const fitting = interval === 0 ? 1 : Math.ceil((Math.min(measured.end, timeline.end + 1) - first) / interval);
			return Array.from({ length: Math.max(0, Math.min(effectiveCount(metric), fitting)) }, (_, index) => {
				const seconds = first + index * interval;
				const { bad, good } = windowMeans(metric, probabilitiesFor(metric, question.baseline, 1), timeline.spans, air, [seconds - metric.windowSeconds, seconds]);
				return {
					metric: metric.name,
					seconds,
					expectedRequests: bad + good,
					emptyProbability: Math.exp(-bad - good),
					from: seconds - metric.windowSeconds
				};
			});
		});
		return {
			phases: timeline.spans.map(({ start, end, weight }) => ({
				startSeconds: start,
				seconds: end - start,
				weight,
				observed: measurements.some(({ from, seconds }) => from < end && seconds > start)
			})),
			measurements: measurements.map(({ from: _, ...measurement }) => measurement)
		};
	}
	// ../../packages/canary/src/engine/flagger-chain.ts
	function flaggerLaw(rules) {
		const threshold = Math.max(1, rules.threshold);
		const passes = rules.checks.length;
		const aborts = [];
		let promote = 0;
		let promotedRequests = 0;
		let mass = new Float64Array(passes + 1);
		let carried = new Float64Array(passes + 1);
		mass[0] = 1;
		for (let tick = 0; tick < passes + threshold - 1; tick += 1) {
			const nextMass = new Float64Array(passes + 1);
			const nextCarried = new Float64Array(passes + 1);
			for (let passed = Math.max(0, tick - threshold + 1); passed <= Math.min(tick, passes - 1); passed += 1) {
				const here = mass[passed];
				if (here === 0) continue;
				const met = carried[passed] + here * rules.requests(passed, tick);
				const failure = rules.failure(passed, tick);
				if (tick - passed + 1 === threshold) {
					const probability = here * failure;
					const requests = met / here + rules.requests(passed, tick + 1);
					const seconds = (tick + 2) * rules.intervalSeconds;
					if (probability > 0) aborts.push({
						seconds,
						probability,
						requests,
						largest: largest(rules.checks, passed)
					});
				} else {
					nextMass[passed] += here * failure;
					nextCarried[passed] += met * failure;
				}
				nextMass[passed + 1] += here * (1 - failure);
				nextCarried[passed + 1] += met * (1 - failure);
			}
			promote += nextMass[passes];
			promotedRequests += nextCarried[passes];
			nextMass[passes] = 0;
			mass = nextMass;
			carried = nextCarried;
		}
		return {
			aborts,
			promote,
			requestsWhenPromoted: promote > 0 ? promotedRequests / promote : 0
		};
	}
	function largest(checks, passed) {
		return checks.slice(0, passed + 1).reduce((most, check) => Math.max(most, check.exposed), 0);
	}
	// ../../packages/canary/src/engine/simulate-flagger.ts
	function rollsBack({ failedChecks }, { threshold }) {
		return failedChecks >= Math.max(1, threshold);
	}
	function advance(progress, failed, { checks }) {
		if (failed) progress.failedChecks += 1;
		else progress.passed += 1;
		return progress.passed === checks.length;
	}
	function simulateFlagger(game, random) {
		const seen = game.metrics.map((metric) => {
			const slices = slicesFor(metric.windowSeconds, game.intervalSeconds);
			return {
				metric,
				slices,
				bins: before(game, metric, slices, random)
			};
		});
		const progress = {
			passed: 0,
			failedChecks: 0
		};
		let requests = 0;
		let largest = 0;
		for (let tick = 0;; tick += 1) {
			const check = game.checks[progress.passed];
			const start = tick * game.intervalSeconds;
			const end = start + game.intervalSeconds;
			requests += check.exposed * (game.air.traffic(end) - game.air.traffic(start));
			largest = Math.max(largest, check.exposed);
			if (rollsBack(progress, game)) return {
				end: "abort",
				seconds: end,
				requests,
				largest
			};
			for (const one of seen) drawInterval(game, one, {
				start,
				weight: check.weight,
				random
			});
			if (advance(progress, seen.some(({ metric, slices, bins }) => flaggerOutcome(metric, lookBack(metric, bins, slices.perWindow)) !== "success"), game)) return {
				end: "promote",
				seconds: end,
				requests,
				largest
			};
		}
	}
	function drawInterval(game, { metric, slices, bins }, { start, weight, random }) {
		let from = start;
		for (const length of slices.lengths) {
			const all = (game.air.traffic(from + length) - game.air.traffic(from)) / game.air.designEffect;
			const tested = game.air.loadTestRps * length / game.air.designEffect;
			bins.push(drawBin(random, metric, {
				canary: all * weight + tested,
				stable: all * (1 - weight)
			}, game.probabilities(metric)));
			from += length;
		}
	}
	function before(game, metric, slices, random) {
		let from = game.intervalSeconds - metric.windowSeconds;
		return Array.from({ length: Math.max(0, slices.perWindow - slices.lengths.length) }, (_, index) => {
			const length = lengthAt(slices, index);
			const stable = (game.air.traffic(from + length) - game.air.traffic(from)) / game.air.designEffect;
			from += length;
			return drawBin(random, metric, {
				canary: 0,
				stable
			}, game.probabilities(metric));
		});
	}
	// ../../packages/canary/src/engine/evaluate-flagger.ts
	function evaluateFlagger(canary, judge, question) {
		const { checks, notModelled } = flaggerChecks(judge);
		const metrics = judge.metrics.filter((metric) => metric.notModelled === void 0);
		const left = judge.metrics.flatMap(({ name, notModelled: reason }) => reason === void 0 ? [] : [{
			what: `analysis.metrics.${name}`,
			reason
		}]);
		const prepared = {
			question,
			judge,
			checks,
			metrics,
			air: airOf(question, canary.loadTestRps)
		};
		const overlapping = metrics.some((metric) => metric.windowSeconds > judge.intervalSeconds);
		return {
			fate: (ratio) => overlapping ? simulated$1(prepared, ratio, SHOWN_RUNS) : exactFate(prepared, ratio),
			abort: (ratio) => overlapping ? simulated$1(prepared, ratio, STEERING_RUNS).abort : abortOf(lawOf(prepared, ratio, metrics)),
			falseAborts: () => metrics.map((metric) => ({
				metric: metric.name,
				probability: abortOf(lawOf(prepared, 1, [metric]))
			})),
			durationSeconds: checks.length * judge.intervalSeconds,
			requestsWhenPassing: checks.reduce((sum, _, index) => sum + requestsOf(prepared, index, index), 0),
			timeline: drawn(prepared),
			notModelled: [
				...canary.notModelled,
				...notModelled,
				...left
			],
			assumptions: [
				INDEPENDENT,
				COUNTED_FROM_ZERO,
				...overlapping ? [OVERLAPPING] : []
			]
		};
	}
	function lawOf(prepared, ratio, metrics) {
		const { checks, judge, question } = prepared;
		const steady = question.traffic.kind === "constant";
		const known = new Map();
		const failure = (index, tick) => {
			const key = steady ? index : index * 1e5 + tick;
			const probability = known.get(key) ?? failureOf(prepared, ratio, metrics, {
				index,
				tick
			});
			known.set(key, probability);
			return probability;
		};
		const requests = (index, tick) => requestsOf(prepared, index, tick);
		return flaggerLaw({
			checks,
			threshold: judge.threshold,
			intervalSeconds: judge.intervalSeconds,
			failure,
			requests
		});
	}
	function failureOf(prepared, ratio, metrics, { index, tick }) {
		const { judge, question, air, checks } = prepared;
		const check = checks[index];
		const end = (tick + 1) * judge.intervalSeconds;
		const spans = [{
			start: Math.min(0, tick * judge.intervalSeconds),
			end,
			weight: check.weight,
			exposed: check.exposed
		}];
		const log = metrics.reduce((sum, metric) => {
			const means = windowMeans(metric, probabilitiesFor(metric, question.baseline, ratio), spans, air, [end - metric.windowSeconds, end]);
			return sum + Math.log1p(-halting(flaggerOutcomes(metric, means)));
		}, 0);
		return -Math.expm1(log);
	}
	function halting({ failed, inconclusive, error }) {
		return Math.min(1, failed + inconclusive + error);
	}
	function requestsOf({ judge, air, checks }, index, tick) {
		const start = tick * judge.intervalSeconds;
		return checks[index].exposed * (air.traffic(start + judge.intervalSeconds) - air.traffic(start));
	}
	function abortOf(law) {
		return law.aborts.reduce((sum, ending) => sum + ending.probability, 0);
	}
	function exactFate(prepared, ratio) {
		const law = lawOf(prepared, ratio, prepared.metrics);
		return fateOf(prepared.question, ratio, {
			aborts: law.aborts,
			pauses: [],
			promote: prepared.checks.length === 0 ? 0 : law.promote,
			requestsWhenPromoted: law.requestsWhenPromoted,
			durationSeconds: prepared.checks.length * prepared.judge.intervalSeconds,
			method: { kind: "exact" }
		});
	}
	function simulated$1(prepared, ratio, wanted) {
		const { question, judge, checks, metrics, air } = prepared;
		const random = seededRandom(question.seed ?? 1);
		const runs = affordableRuns(wanted, metrics.length * 2 * (checks.length + judge.threshold));
		const game = {
			checks,
			threshold: judge.threshold,
			intervalSeconds: judge.intervalSeconds,
			metrics,
			air
		};
		const aborts = [];
		let promoted = 0;
		let promotedRequests = 0;
		for (let i = 0; i < runs && checks.length > 0; i += 1) {
			const run = simulateFlagger({
				...game,
				probabilities: (metric) => probabilitiesFor(metric, question.baseline, ratio)
			}, random);
			if (run.end === "abort") aborts.push({
				...run,
				probability: 1 / runs
			});
			else {
				promoted += 1;
				promotedRequests += run.requests;
			}
		}
		return fateOf(question, ratio, {
			aborts,
			pauses: [],
			promote: promoted / runs,
			requestsWhenPromoted: promoted > 0 ? promotedRequests / promoted : 0,
			durationSeconds: checks.length * judge.intervalSeconds,
			method: {
				kind: "simulated",
				runs,
				standardError: simulationError(aborts.length, runs)
			}
		});
	}
	function drawn(prepared) {
		const { judge, checks, metrics, question, air } = prepared;
		const interval = judge.intervalSeconds;
		const phases = checks.map((check, index) => ({
			startSeconds: index * interval,
			seconds: interval,
			weight: check.weight,
			observed: metrics.length > 0
		}));
		const spans = phases.map(({ startSeconds, seconds, weight }) => ({
			start: startSeconds,
			end: startSeconds + seconds,
			weight,
			exposed: weight
		}));
		return {
			phases,
			measurements: checks.flatMap((_, index) => metrics.map((metric) => {
				const seconds = (index + 1) * interval;
				const { bad, good } = windowMeans(metric, probabilitiesFor(metric, question.baseline, 1), spans, air, [seconds - metric.windowSeconds, seconds]);
				return {
					metric: metric.name,
					seconds,
					expectedRequests: bad + good,
					emptyProbability: Math.exp(-bad - good)
				};
			}))
		};
	}
	// ../../packages/canary/src/engine/sequential-exact.ts
	function sequentialAbort(phase) {
		return stoppingErrors(phase).reduce((sum, probability, index) => sum + probability * poissonTails(index, phase.expectedErrors).above, 0);
	}
	function stoppingErrors({ judge, weight, ratio, expectedErrors, most }) {
		const share = canaryShare(weight, ratio);
		const limit = most ?? Math.ceil(expectedErrors + 12 * Math.sqrt(expectedErrors) + 12);
		const llr = new Float64Array(judge.ratios.length);
		const law = [];
		let alive = Float64Array.of(1);
		let boundary = 0;
		for (let errors = 1; errors <= limit; errors += 1) {
			const next = new Float64Array(errors + 1);
			for (let own = 0; own < alive.length; own += 1) {
				next[own] += alive[own] * (1 - share);
				next[own + 1] += alive[own] * share;
			}
			while (boundary <= errors && !rejectsAt(boundary, errors)) boundary += 1;
			let stopped = 0;
			for (let own = boundary; own <= errors; own += 1) {
				stopped += next[own];
				next[own] = 0;
			}
			law.push(stopped);
			alive = next.slice(0, Math.max(1, Math.min(boundary, errors + 1)));
		}
		return law;
		function rejectsAt(own, all) {
			llr.fill(0);
			observe(llr, judge.ratios, weight, {
				canary: own,
				all
			});
			return rejects(llr, judge);
		}
	}
	// ../../packages/canary/src/engine/sequential-game.ts
	function ratesOf({ baseline, ratio, labelsFrom }, { weight, rps }) {
		const stable = rps * (1 - weight) * baseline;
		if (labelsFrom === void 0) return {
			canary: rps * weight * Math.min(1, baseline * ratio),
			stable
		};
		const share = canaryShare(weight, labelsFrom);
		return {
			canary: rps * baseline * share,
			stable: rps * baseline * (1 - share)
		};
	}
	// ../../packages/canary/src/engine/simulate-steps.ts
	const MANY = 1e3;
	function simulateSteps(game, stepSeconds, random) {
		const { judge, pieces } = game;
		const end = pieces.at(-1)?.end ?? 0;
		const every = judge.intervalSeconds > 0 ? judge.intervalSeconds : stepSeconds;
		const evidence = new Float64Array(judge.ratios.length);
		const density = new Float64Array(judge.ratios.length);
		for (let from = 0, to = random() * stepSeconds; to <= end; from = to, to += stepSeconds) {
			const step = {
				requests: 0,
				own: 0,
				errors: 0,
				ownErrors: 0
			};
			for (const piece of pieces) draw(step, game, {
				piece,
				seconds: Math.min(to, piece.end) - Math.max(from, piece.start),
				density,
				random
			});
			if (step.own > 0) observe(evidence, judge.ratios, step.own / step.requests, {
				canary: step.ownErrors,
				all: step.errors
			});
			const looked = judge.intervalSeconds > 0 ? Math.ceil(to / every - 1e-9) * every : to;
			if (looked > end + 1e-9) break;
			if (to + stepSeconds > looked && rejects(evidence, judge)) return {
				aborted: true,
				seconds: looked,
				logEvidence: logMixture(density)
			};
		}
		return {
			aborted: false,
			seconds: end,
			logEvidence: logMixture(density)
		};
	}
	function draw(step, game, { piece, seconds, density, random }) {
		if (seconds <= 0) return;
		const rates = ratesOf(game, piece);
		const ownErrors = randomPoisson(random, rates.canary * seconds);
		const errors = ownErrors + randomPoisson(random, rates.stable * seconds);
		const ratio = game.labelsFrom === void 0 ? game.ratio : 1;
		const succeed = (share, probability) => {
			const mean = piece.rps * share * (1 - Math.min(1, probability)) * seconds;
			return mean > MANY ? mean : randomPoisson(random, mean);
		};
		const own = ownErrors + succeed(piece.weight, game.baseline * ratio);
		step.own += own;
		step.requests += own + errors - ownErrors + succeed(1 - piece.weight, game.baseline);
		step.ownErrors += ownErrors;
		step.errors += errors;
		observe(density, game.judge.ratios, piece.weight, {
			canary: ownErrors,
			all: errors
		});
	}
	// ../../packages/canary/src/engine/simulate-sequential.ts
	const MOST_SINGLE = 2e4;
	function simulateSequential(game, random) {
		const { judge, pieces } = game;
		if (judge.stepSeconds !== void 0) return simulateSteps(game, judge.stepSeconds, random);
		const llr = new Float64Array(judge.ratios.length);
		for (const piece of pieces) {
			const rates = ratesOf(game, piece);
			const expected = (rates.canary + rates.stable) * (piece.end - piece.start);
			const look = judge.intervalSeconds > 0 ? judge.intervalSeconds : expected > MOST_SINGLE ? (piece.end - piece.start) / MOST_SINGLE : 0;
			const stopped = look > 0 ? byLooks(judge, piece, rates, {
				llr,
				look,
				random
			}) : byErrors(judge, piece, rates, {
				llr,
				look,
				random
			});
			if (stopped !== void 0) return {
				aborted: true,
				seconds: stopped,
				logEvidence: logMixture(llr)
			};
		}
		return {
			aborted: false,
			seconds: pieces.at(-1)?.end ?? 0,
			logEvidence: logMixture(llr)
		};
	}
	function byErrors(judge, piece, { canary, stable }, { llr, random }) {
		const rate = canary + stable;
		if (rate <= 0) return void 0;
		for (let seconds = piece.start + randomExponential(random) / rate; seconds < piece.end; seconds += randomExponential(random) / rate) {
			observe(llr, judge.ratios, piece.weight, {
				canary: random() * rate < canary ? 1 : 0,
				all: 1
			});
			if (rejects(llr, judge)) return seconds;
		}
	}
	function byLooks(judge, piece, { canary, stable }, { llr, look, random }) {
		let seconds = piece.start;
		while (seconds < piece.end) {
			const next = Math.min(piece.end, (Math.floor(seconds / look + 1e-9) + 1) * look);
			const own = randomPoisson(random, canary * (next - seconds));
			observe(llr, judge.ratios, piece.weight, {
				canary: own,
				all: own + randomPoisson(random, stable * (next - seconds))
			});
			seconds = next;
			if ((Math.abs(seconds / look - Math.round(seconds / look)) < 1e-6 || judge.intervalSeconds === 0) && rejects(llr, judge)) return seconds;
		}
	}
	function piecesOf(spans, traffic, cuts, designEffect) {
		return spans.flatMap((span) => {
			const times = [
				span.start,
				...cuts.filter((cut) => cut > span.start && cut < span.end),
				span.end
			];
			return times.slice(1).map((end, index) => {
				const start = times[index];
				return {
					start,
					end,
					weight: span.weight,
					rps: (traffic(end) - traffic(start)) / (end - start) / designEffect
				};
			});
		});
	}
	// ../../packages/canary/src/engine/evaluate-sequential.ts
	const MOST_EXACT = 2e3;
	function evaluateSequential(canary, judge, question) {
		const { spans, notModelled } = spansOf(judge, question.manualPauseSeconds);
		const air = airOf(question, void 0);
		const end = spans.at(-1)?.end ?? 0;
		const prepared = {
			judge,
			question,
			spans,
			air,
			pieces: piecesOf(spans, air.traffic, changes(question.traffic, end), air.designEffect)
		};
		const exact = (ratio) => exactAbort(prepared, ratio);
		return {
			fate: (ratio) => ratio === 1 ? healthy(prepared, exact(1)) : simulated(prepared, ratio, SHOWN_RUNS, exact(ratio)),
			abort: (ratio) => exact(ratio) ?? simulated(prepared, ratio, 2e3, void 0).abort,
			falseAborts: () => [{
				metric: "sequential gate",
				probability: exact(1) ?? falseAbort(prepared).abort
			}],
			durationSeconds: end,
			requestsWhenPassing: exposureUntil(spans, air.traffic, end).requests,
			timeline: {
				phases: spans.map(({ start, end: stop, weight }) => ({
					startSeconds: start,
					seconds: stop - start,
					weight,
					observed: true
				})),
				measurements: []
			},
			notModelled: [...canary.notModelled, ...notModelled],
			assumptions: [
				"errors arrive one by one and independently, and the stable version fails at one rate while the canary runs",
				`a healthy release is aborted with probability ${judge.alpha} at most, whenever and how often one looks`,
				...judge.stepSeconds === void 0 ? [] : [`evidence is counted in whole steps of ${judge.stepSeconds} s, by the share of the requests served in each`]
			]
		};
	}
	function spansOf(judge, manualPauseSeconds) {
		const spans = [];
		const notModelled = [];
		let now = 0;
		for (const [index, { seconds, weight }] of judge.phases.entries()) {
			if (seconds === "manual" && manualPauseSeconds === void 0) notModelled.push({
				what: `phases[${index}]`,
				reason: "it waits for a person; counted as 0 seconds"
			});
			const length = seconds === "manual" ? manualPauseSeconds ?? 0 : seconds;
			if (length > 0) spans.push({
				start: now,
				end: now + length,
				weight,
				exposed: weight
			});
			now += length;
		}
		return {
			spans,
			notModelled
		};
	}
	function changes(traffic, end) {
		if (traffic.kind === "constant") return [];
		const result = [];
		for (let at = -traffic.startSeconds; at < end;) for (const segment of traffic.segments) {
			at += segment.seconds;
			if (at > 0 && at < end) result.push(at);
		}
		return result;
	}
	function exactAbort({ judge, question, pieces }, ratio) {
		const [piece] = pieces;
		if (pieces.length !== 1 || piece === void 0 || judge.intervalSeconds !== 0 || judge.stepSeconds !== void 0 || question.baseline * ratio > 1) return void 0;
		const expectedErrors = piece.rps * question.baseline * (piece.weight * ratio + 1 - piece.weight) * (piece.end - piece.start);
		return expectedErrors > MOST_EXACT ? void 0 : sequentialAbort({
			judge,
			weight: piece.weight,
			ratio,
			expectedErrors
		});
	}
	function simulated(prepared, ratio, runs, exact) {
		const { judge, question, pieces } = prepared;
		const random = seededRandom(question.seed ?? 1);
		const aborts = [];
		for (let i = 0; i < runs; i += 1) {
			const run = simulateSequential({
				judge,
				pieces,
				baseline: question.baseline,
				ratio
			}, random);
			if (run.aborted) aborts.push(atom(prepared, run.seconds, 1 / runs));
		}
		const standardError = simulationError(aborts.length, runs);
		if (exact === void 0 || aborts.length === 0) return assemble$1(prepared, ratio, aborts, {
			runs,
			standardError
		});
		const scale = exact / (aborts.length / runs);
		return assemble$1(prepared, ratio, aborts.map((one) => ({
			...one,
			probability: one.probability * scale
		})), void 0);
	}
	function healthy(prepared, exact) {
		const { abort, standardError, atoms, runs } = falseAbort(prepared);
		if (exact === void 0 || abort === 0) return assemble$1(prepared, 1, atoms, {
			runs,
			standardError
		});
		return assemble$1(prepared, 1, atoms.map((one) => ({
			...one,
			probability: one.probability * exact / abort
		})), void 0);
	}
	function falseAbort(prepared) {
		const { judge, question, pieces } = prepared;
		const random = seededRandom((question.seed ?? 1) + 1);
		const runs = SHOWN_RUNS;
		const atoms = [];
		let squares = 0;
		for (let i = 0; i < runs; i += 1) {
			const labelsFrom = judge.ratios[Math.floor(random() * judge.ratios.length)];
			const run = simulateSequential({
				judge,
				pieces,
				baseline: question.baseline,
				ratio: 1,
				labelsFrom
			}, random);
			if (!run.aborted) continue;
			const weight = Math.exp(-run.logEvidence);
			squares += weight * weight;
			atoms.push(atom(prepared, run.seconds, weight / runs));
		}
		const abort = atoms.reduce((sum, { probability }) => sum + probability, 0);
		return {
			abort,
			standardError: Math.sqrt(Math.max(0, squares / runs - abort * abort) / runs),
			atoms,
			runs
		};
	}
	function atom({ spans, air }, seconds, probability) {
		return {
			seconds,
			probability,
			...exposureUntil(spans, air.traffic, seconds)
		};
	}
	function assemble$1(prepared, ratio, aborts, simulation) {
		const { spans, air, question } = prepared;
		const end = spans.at(-1)?.end ?? 0;
		const abort = aborts.reduce((sum, { probability }) => sum + probability, 0);
		return fateOf(question, ratio, {
			aborts,
			pauses: [],
			promote: Math.max(0, 1 - abort),
			requestsWhenPromoted: exposureUntil(spans, air.traffic, end).requests,
			durationSeconds: end,
			method: simulation === void 0 ? { kind: "exact" } : {
				kind: "simulated",
				...simulation
			}
		});
	}
	// ../../packages/canary/src/engine/power.ts
	const WANTED_POWER = .8;
	const HOUR = 3600;
	const PRECISION = 5e-4;
	function power(canary, question) {
		const evaluator = evaluate(canary, question);
		const healthy = evaluator.fate(1);
		const detectable80 = smallestDetectable(evaluator, question.baseline);
		const rps = meanRps(question, evaluator.durationSeconds);
		return {
			healthy,
			effects: question.effects.map((ratio) => evaluator.fate(ratio)),
			...detectable80 === void 0 ? {} : { detectable80 },
			falseAborts: evaluator.falseAborts(),
			durationSeconds: evaluator.durationSeconds,
			requestsWhenPassing: evaluator.requestsWhenPassing,
			undetectedFailuresPerHour: question.effects.map((ratio) => rps * HOUR * (Math.min(1, question.baseline * ratio) - question.baseline)),
			timeline: evaluator.timeline,
			notModelled: evaluator.notModelled,
			assumptions: evaluator.assumptions
		};
	}
	function evaluate(canary, question) {
		const { judge } = canary;
		if (judge.kind === "argo") return evaluateArgo(canary, judge, question);
		return judge.kind === "flagger" ? evaluateFlagger(canary, judge, question) : evaluateSequential(canary, judge, question);
	}
	function smallestDetectable(evaluator, baseline) {
		let low = 0;
		let high = -Math.log(baseline);
		if (evaluator.abort(Math.exp(high)) < WANTED_POWER) return void 0;
		if (evaluator.abort(1) >= WANTED_POWER) return 1;
		while (high - low > PRECISION) {
			const middle = (low + high) / 2;
			if (evaluator.abort(Math.exp(middle)) >= WANTED_POWER) high = middle;
			else low = middle;
		}
		return Math.exp(high);
	}
	function meanRps(question, after) {
		const traffic = cumulativeRequests(question.traffic);
		return (traffic(after + HOUR) - traffic(after)) / HOUR;
	}
	// ../../packages/canary/src/report/words.ts
	function percentWord(share) {
		if (share === 0 || share === 1) return `${share * 100} %`;
		if (share < 1e-6) return "< 0.0001 %";
		if (share > 1 - 1e-6) return "> 99.9999 %";
		const percent = share * 100;
		if (percent > 99) return `${Number((100 - digits(100 - percent, 2)).toFixed(decimalsOf(100 - percent, 2)))} %`;
		return `${plain$1(digits(percent, 2))} %`;
	}
	function oddsWord(share) {
		return `once in ${countWord(1 / share)}`;
	}
	function countWord(count) {
		if (!Number.isFinite(count)) return "endless";
		if (count >= 0x38d7ea4c68000) return count.toExponential(0).replace("e+", "e");
		return count === 0 ? "0" : grouped(count < 100 ? digits(count, 2) : Math.round(digits(count, 2)));
	}
	function grouped(value) {
		const [whole = "", fraction] = plain$1(value).split(".");
		return whole.replaceAll(/\B(?=(\d{3})+$)/g, ",") + (fraction === void 0 ? "" : `.${fraction}`);
	}
	function timeWord(seconds) {
		if (seconds < 1) return seconds === 0 ? "0s" : "< 1s";
		const whole = Math.round(seconds);
		if (whole >= 172800) return `${plain$1(digits(whole / 86400, 2))} days`;
		const [hours, minutes, rest] = [
			Math.floor(whole / 3600),
			Math.floor(whole % 3600 / 60),
			whole % 60
		];
		if (hours > 0) return minutes === 0 ? `${hours}h` : `${hours}h ${minutes}m`;
		if (minutes > 0) return rest === 0 ? `${minutes}m` : `${minutes}m ${rest}s`;
		return `${rest}s`;
	}
	function ratioWord(ratio) {
		return `${plain$1(digits(ratio, ratio >= 100 ? 3 : 2))}x`;
	}
	const numerals = {
		2: "twofold",
		3: "threefold",
		4: "fourfold",
		5: "fivefold",
		6: "sixfold",
		8: "eightfold",
		10: "tenfold",
		20: "twentyfold",
		50: "fiftyfold",
		100: "hundredfold"
	};
	function foldWord(ratio) {
		return numerals[ratio] ?? ratioWord(ratio);
	}
	function digits(value, count) {
		return value === 0 ? 0 : Number(value.toPrecision(count));
	}
	function decimalsOf(value, count) {
		return Math.max(0, count - 1 - Math.floor(Math.log10(value)));
	}
	function plain$1(value) {
		const text = String(value);
		if (!text.includes("e")) return text;
		return value.toFixed(Math.min(20, Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value)))))).replace(/\.?0+$/, "");
	}
	// ../../packages/canary/src/report/check-requirement.ts
	const TOLERANCE = 1e-9;
	function checkRequirement({ power }, requirement) {
		const { healthy, effects, durationSeconds } = power;
		const fateOf = (ratio) => effects.find((fate) => fate.ratio === ratio);
		const least = requirement.power.map(({ ratio, atLeast }) => term(`power(${ratioWord(ratio)})`, atLeast, fateOf(ratio)?.abort ?? 0, percentWord, true));
		const exposed = fateOf(requirement.power[0]?.ratio ?? effects[0]?.ratio ?? 0)?.requests ?? healthy.requests;
		return [
			...least,
			...limit("false", requirement.falseAborts, healthy.abort, percentWord),
			...limit("duration", requirement.maxSeconds, durationSeconds, timeWord),
			...limit("exposed", requirement.maxExposed, exposed, countWord)
		];
	}
	function limit(name, most, actual, word) {
		return most === void 0 ? [] : [term(name, most, actual, word, false)];
	}
	function term(name, required, actual, word, least) {
		return {
			term: name,
			required,
			actual,
			met: least ? actual >= required - TOLERANCE : actual <= required * 1.000000001,
			text: `${name} is ${word(actual)}, required is ${word(required)} or ${least ? "more" : "less"}`
		};
	}
	// ../../packages/canary/src/report/power-report.ts
	const controllerNames = {
		"argo-rollouts": "Argo Rollouts",
		flagger: "Flagger",
		"create-pipeline": "create-pipeline"
	};
	function controllerName({ controller }) {
		return controllerNames[controller];
	}
	function leftOut({ power: { notModelled } }) {
		return notModelled.filter(({ what }, index) => !notModelled.some((other, place) => place < index && (other.what.endsWith(what) || what.endsWith(other.what))));
	}
	function powerSentence({ power: { healthy, effects } }) {
		const largest = effects.at(-1);
		return `${largest === void 0 ? "" : `${catchWords(largest)}; `}${healthyWords(healthy)}`;
	}
	function catchWords({ ratio, promote }) {
		const regressions = `${foldWord(ratio)} regressions`;
		if (promote > .999999) return `this canary catches no ${regressions}`;
		if (promote >= .01) return `this canary misses ${percentWord(promote)} of ${regressions}`;
		return promote < 1e-6 ? `this canary catches all ${regressions}` : `this canary misses ${foldWord(ratio)} regressions ${oddsWord(promote)}`;
	}
	function healthyWords({ abort, pause }) {
		const paused = pause > .001 ? `, ${percentWord(pause)} wait for a person` : "";
		if (abort >= .1) return `${percentWord(abort)} of healthy releases are aborted${paused}`;
		if (abort < 1e-9) return `a healthy release is practically never aborted${paused}`;
		return `a healthy release is aborted ${oddsWord(abort)}${paused}`;
	}
	function powerTable({ power, question }) {
		const fates = [power.healthy, ...power.effects];
		const paused = fates.some(({ pause }) => pause > 0);
		const users = question.users !== void 0;
		return {
			head: [
				"release",
				"errors",
				"aborted",
				...paused ? ["paused"] : [],
				"half within",
				"90 % within",
				"canary requests",
				...users ? ["users"] : [],
				"failures too many",
				"if missed"
			],
			rows: fates.map((fate, index) => [
				index === 0 ? "healthy" : ratioWord(fate.ratio),
				percentWord(fate.errorProbability),
				abortWord(fate),
				...paused ? [percentWord(fate.pause)] : [],
				...costOf(fate, users, index === 0),
				index === 0 ? "-" : `${countWord(power.undetectedFailuresPerHour[index - 1] ?? 0)} failures/h`
			])
		};
	}
	function costOf(fate, users, healthy) {
		const { abort, abortSeconds, requestsUntilAbort, usersUntilAbort, excessFailuresUntilAbort } = fate;
		if (abortSeconds === void 0 || abort < 1e-9) return Array.from({ length: users ? 5 : 4 }, () => "-");
		return [
			timeWord(abortSeconds.median),
			timeWord(abortSeconds.p90),
			numberWord(requestsUntilAbort),
			...users ? [numberWord(usersUntilAbort)] : [],
			healthy ? "-" : numberWord(excessFailuresUntilAbort)
		];
	}
	function abortWord({ abort, method }) {
		if (method.kind === "exact") return percentWord(abort);
		if (abort < 1e-9) return `< ${percentWord(method.standardError)}`;
		if (abort > 1 - 1e-9) return `> ${percentWord(1 - method.standardError)}`;
		return `${percentWord(abort)} ± ${percentWord(2 * method.standardError)}`;
	}
	function numberWord(value) {
		return value === void 0 ? "-" : countWord(value);
	}
	function powerFacts({ power, question }) {
		const { detectable80, durationSeconds, requestsWhenPassing, falseAborts } = power;
		const smallest = detectable80 === void 0 ? "no regression is found with 80 %, not even one where every request fails" : detectable80 === 1 ? "80 % of all releases are aborted, whatever they are" : `the smallest regression found with 80 %: ${ratioWord(detectable80)} (${percentWord(Math.min(1, detectable80 * question.baseline))} errors)`;
		const alone = falseAborts.length > 1 ? [`false aborts by metric alone: ${falseAborts.map(({ metric, probability }) => `${metric} ${percentWord(probability)}`).join(", ")}`] : [];
		return [
			smallest,
			`a release that passes takes ${timeWord(durationSeconds)}; the canary answers ${countWord(requestsWhenPassing)} requests of it`,
			...alone
		];
	}
	// ../../packages/canary/src/report/power-markdown.ts
	function powerMarkdown(reports) {
		return reports.map(section).join("\n");
	}
	function section(report) {
		const { head, rows } = powerTable(report);
		return [
			`## ${escapeMarkdown(report.name)}\n`,
			`${controllerName(report)}, ${inlineCode(report.file)}\n`,
			`**${capitalized(powerSentence(report))}.**\n`,
			markdownTable(head, rows.map((row) => row.map(escapeMarkdown))),
			...list("", powerFacts(report)),
			...list("Not modelled", leftOut(report).map(({ what, reason }) => `${inlineCode(what)}: ${escapeMarkdown(reason)}`)),
			...list("Assumed", report.power.assumptions.map(escapeMarkdown))
		].join("\n");
	}
	function list(title, lines) {
		if (lines.length === 0) return [];
		return [...title === "" ? [] : [`${title}:\n`], `${lines.map((line) => `- ${line}`).join("\n")}\n`];
	}
	function capitalized(text) {
		return text.charAt(0).toUpperCase() + text.slice(1);
	}
	// ../../packages/canary/src/requirement/check-question.ts
	function checkQuestion(question, requirement) {
		const { baseline, effects } = question;
		const problems = [...trafficProblems(question.traffic), ...baselineProblems(baseline)];
		const ratios = new Set([...effects, ...(requirement?.power ?? []).map(({ ratio }) => ratio)]);
		for (const ratio of ratios) if (!(ratio > 1) || !Number.isFinite(ratio)) problems.push(rate(`the effect ${ratio}x is not above 1x`, "an effect multiplies the baseline, such as 5x"));
		else if (baseline > 0 && baseline < 1 && ratio * baseline > 1) problems.push({
			code: "canary/contradiction",
			severity: "error",
			message: `${ratio}x of a baseline of ${percent(baseline)} is more than every request`,
			hint: `ask for at most ${Math.floor(10 / baseline * (1 + 1e-12)) / 10}x`
		});
		if (question.designEffect !== void 0 && !(question.designEffect >= 1)) problems.push(rate(`the design effect ${question.designEffect} is below 1`, "1 stands for independent requests"));
		if (question.manualPauseSeconds !== void 0 && !(question.manualPauseSeconds >= 0)) problems.push(rate("a manual pause can't last less than no time", "give seconds"));
		if (question.users !== void 0 && !(question.users.active >= 0)) problems.push(rate(`${question.users.active} users are no number of users`, "give 0 or more"));
		return problems;
	}
	function baselineProblems(baseline) {
		if (baseline === 0) return [rate("a baseline of 0 can't be multiplied", "give the error rate you tolerate, such as 0.01%; with no errors yet, 3 divided by the requests seen")];
		if (!(baseline > 0)) return [rate(`the baseline ${baseline} is no probability`, "give an error rate such as 0.1%")];
		return baseline < 1 ? [] : [rate(`a baseline of ${percent(baseline)} leaves nothing to get worse`, "give an error rate below 100%, such as 0.1%")];
	}
	function trafficProblems(traffic) {
		if (traffic.kind === "constant") return positive(traffic.rps) ? [] : [rate(`${traffic.rps} requests per second are no traffic`, "without requests no canary learns anything; give a number above 0")];
		const problems = [];
		if (traffic.segments.length === 0) problems.push(rate("the traffic profile is empty", "give at least one segment"));
		for (const [index, { seconds, rps }] of traffic.segments.entries()) {
			if (!positive(seconds)) problems.push(rate(`segment ${index + 1} of the traffic profile lasts ${seconds} seconds`, "every segment takes time"));
			if (!(rps >= 0) || !Number.isFinite(rps)) problems.push(rate(`segment ${index + 1} of the traffic profile has ${rps} requests per second`, "give 0 or more"));
		}
		if (problems.length === 0 && traffic.segments.every(({ rps }) => rps === 0)) problems.push(rate("the traffic profile has no request at all", "without requests no canary learns anything"));
		return problems;
	}
	function positive(value) {
		return value > 0 && Number.isFinite(value);
	}
	function percent(probability) {
		return `${Number((probability * 100).toPrecision(6))}%`;
	}
	function rate(message, hint) {
		return {
			code: "canary/rate",
			severity: "error",
			message,
			hint
		};
	}
	// ../../packages/diagnostics/src/quote.ts
	const LONGEST = 60;
	function quote(text) {
		const characters = Array.from(text.slice(0, 120));
		return `"${visible(characters.length > LONGEST || text.length > 120 ? `${characters.slice(0, 59).join("")}…` : text).replaceAll("\"", "\\\"")}"`;
	}
	function visible(text) {
		return text.replaceAll(/[\p{Cc}\p{Cs}\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu, escape);
	}
	function escape(character) {
		if (character === "\n") return "\\n";
		if (character === "	") return "\\t";
		if (character === "\r") return "\\r";
		return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
	}
	// ../../packages/diagnostics/src/nearest.ts
	function nearest(word, candidates) {
		const typed = plain(word);
		if (typed.length > 64) return void 0;
		const limit = typed.length <= 3 ? 1 : Math.max(2, Math.floor(typed.length / 3));
		let best;
		let least = limit + 1;
		for (const candidate of candidates) {
			if (candidate === word) continue;
			const meant = plain(candidate);
			if (Math.abs(meant.length - typed.length) > limit) continue;
			const distance = editDistance(typed, meant);
			if (distance < least && distance * 2 <= Math.max(meant.length, typed.length)) {
				best = candidate;
				least = distance;
			}
		}
		return best ?? continuation(typed, candidates);
	}
	function continuation(typed, candidates) {
		const longer = typed.length < 3 ? [] : candidates.filter((candidate) => plain(candidate).startsWith(typed) && plain(candidate) !== typed);
		return longer.length === 1 ? longer[0] : void 0;
	}
	function plain(word) {
		return word.toLowerCase().replaceAll(/[-_. ]/g, "");
	}
	function editDistance(a, b) {
		let beforeLast = [];
		let last = Array.from({ length: b.length + 1 }, (_, index) => index);
		for (let i = 1; i <= a.length; i += 1) {
			const row = [i];
			for (let j = 1; j <= b.length; j += 1) {
				const exchange = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
				let cost = Math.min(exchange, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
				if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
				row.push(cost);
			}
			beforeLast = last;
			last = row;
		}
		return last[b.length] ?? 0;
	}
	// ../../packages/canary/src/requirement/parse-requirement.ts
	const kinds = {
		power: {
			operator: ">=",
			example: "power(5x)>=0.8",
			argument: true,
			read: readProbability
		},
		false: {
			operator: "<=",
			example: "false<=1%",
			argument: false,
			read: readProbability
		},
		duration: {
			operator: "<=",
			example: "duration<=45m",
			argument: false,
			read: readDuration
		},
		exposed: {
			operator: "<=",
			example: "exposed<=2000",
			argument: false,
			read: readCount
		}
	};
	function parseRequirement(text) {
		const diagnostics = [];
		const power = new Map();
		const limits = new Map();
		for (const part of text.split(",").map((piece) => piece.trim())) {
			const read = readTerm(part);
			if (typeof read === "string") diagnostics.push(problem("canary/requirement", read, hintFor$1(part)));
			else if (read.ratio === void 0) addLimit(limits, read, part, diagnostics);
			else if (power.has(read.ratio) && power.get(read.ratio) !== read.value) diagnostics.push(problem("canary/contradiction", `power at ${read.ratio}x is required twice, as ${power.get(read.ratio)} and as ${read.value}`, "keep one of them"));
			else power.set(read.ratio, read.value);
		}
		const ordered = [...power].map(([ratio, atLeast]) => ({
			ratio,
			atLeast
		})).sort((a, b) => a.ratio - b.ratio);
		diagnostics.push(...contradictions(ordered, limits.get("false")));
		if (diagnostics.length > 0) return { diagnostics };
		return {
			requirement: assemble(ordered, limits),
			diagnostics
		};
	}
	function readTerm(part) {
		const term = split(part);
		if (term === void 0) return part === "" ? "the requirement has an empty part" : `can't read the requirement ${quote(part)}`;
		const kind = kinds[term.name];
		if (kind === void 0) return `unknown requirement ${quote(term.name)}`;
		if (term.operator !== kind.operator) return `${quote(term.text)} must say ${kind.operator}`;
		if (kind.argument !== (term.argument !== void 0)) return kind.argument ? `${quote(term.text)} doesn't say at which effect` : `${quote(term.name)} takes nothing in parentheses`;
		const value = kind.read(term.value);
		if (typeof value === "string") return `${quote(term.text)}: ${value}`;
		if (term.argument === void 0) return {
			name: term.name,
			value
		};
		const ratio = readRatio(term.argument);
		return typeof ratio === "string" ? `${quote(term.text)}: ${ratio}` : {
			name: term.name,
			ratio,
			value
		};
	}
	function split(text) {
		const match = /^([a-z-]+)\s*(?:\(([^()]*)\))?\s*(>=|<=|>|<|==?)\s*(\S+)$/i.exec(text);
		if (match === null) return void 0;
		const [, name = "", argument, operator = "", value = ""] = match;
		return {
			text,
			name: name.toLowerCase(),
			argument,
			operator,
			value
		};
	}
	function hintFor$1(part) {
		const name = /^[a-z-]*/i.exec(part)?.[0].toLowerCase() ?? "";
		const known = kinds[name] ?? kinds[nearest(name, Object.keys(kinds)) ?? ""];
		return known === void 0 ? `write one of ${Object.values(kinds).map(({ example }) => example).join(", ")}` : `write it like ${known.example}`;
	}
	function addLimit(limits, { name, value }, part, diagnostics) {
		const known = limits.get(name);
		if (known !== void 0 && known !== value) diagnostics.push(problem("canary/contradiction", `${name} is limited twice, last by ${quote(part)}`, "keep one of them"));
		limits.set(name, value);
	}
	function contradictions(power, falseAborts) {
		const result = [];
		for (const [index, { ratio, atLeast }] of power.entries()) {
			const larger = power[index + 1];
			if (larger !== void 0 && larger.atLeast < atLeast) result.push(problem("canary/contradiction", `power at ${larger.ratio}x is required to be ${larger.atLeast}, less than the ${atLeast} at ${ratio}x`, `leave power(${larger.ratio}x) out, it follows`));
		}
		const [first] = power;
		if (first !== void 0 && falseAborts !== void 0 && falseAborts >= first.atLeast) result.push(problem("canary/contradiction", `a healthy release may be aborted as often (${falseAborts}) as one that fails ${first.ratio}x as often (${first.atLeast})`, "lower false or raise power"));
		return result;
	}
	function assemble(power, limits) {
		const [falseAborts, maxSeconds, maxExposed] = [
			"false",
			"duration",
			"exposed"
		].map((name) => limits.get(name));
		return {
			power,
			...falseAborts !== void 0 && { falseAborts },
			...maxSeconds !== void 0 && { maxSeconds },
			...maxExposed !== void 0 && { maxExposed }
		};
	}
	function readProbability(text) {
		const match = /^(\d*\.?\d+(?:e-?\d+)?)(%?)$/i.exec(text);
		if (match === null) return `${quote(text)} is not a probability such as 0.8 or 1%`;
		const value = Number(match[1]) / (match[2] === "%" ? 100 : 1);
		if (value <= 0) return "nothing random has a probability of 0";
		if (value >= 1) return value === 1 ? "nothing random is certain: ask for less than 1" : "a probability is below 1";
		return value;
	}
	function readRatio(text) {
		const match = /^\s*(\d*\.?\d+)\s*x?\s*$/i.exec(text);
		if (match === null) return `${quote(text)} is not an effect such as 5x`;
		const value = Number(match[1]);
		return value > 1 ? value : "an effect is above 1x: at 1x the release is healthy";
	}
	const UNITS = {
		s: 1,
		m: 60,
		h: 3600,
		d: 86400
	};
	function readDuration(text) {
		if (!/^(\d*\.?\d+[smhd])+$/.test(text)) return `${quote(text)} is not a duration such as 45m or 1h30m`;
		const seconds = [...text.matchAll(/(\d*\.?\d+)([smhd])/g)].reduce((sum, [, count, unit]) => sum + Number(count) * UNITS[unit], 0);
		return seconds > 0 ? seconds : "a canary takes some time";
	}
	function readCount(text) {
		if (!/^\d+(\.\d+)?$/.test(text)) return `${quote(text)} is not a number of requests`;
		return Number(text) > 0 ? Number(text) : "without a single request nothing is learnt";
	}
	function problem(code, message, hint) {
		return {
			code,
			severity: "error",
			message,
			hint
		};
	}
	// src/run.ts
	const ANY_DIGEST = `sha256:${"0".repeat(64)}`;
	const run = async (inputs, ports) => {
		const goal = readGoal(inputs);
		const reading = await readCanary(await render(inputs, ports), inputs["chart"] ?? "");
		const report = {
			name: reading.canary.name,
			file: inputs["chart"] ?? "",
			controller: reading.controller,
			question: goal.question,
			power: power(reading.canary, goal.question),
			curve: []
		};
		return judge(report, checkRequirement(report, goal.requirement), ports);
	};
	function readGoal(inputs) {
		const { requirement, diagnostics } = parseRequirement(inputs["require"] ?? "");
		const baseline = inputs["baseline"] ?? "";
		const share = baseline.endsWith("%") ? Number(baseline.slice(0, -1)) / 100 : Number(baseline);
		const effects = (requirement?.power ?? []).map(({ ratio }) => ratio);
		const question = {
			traffic: {
				kind: "constant",
				rps: Number(inputs["rps"])
			},
			baseline: share,
			effects
		};
		const problems = [...diagnostics, ...checkQuestion(question, requirement)].map(({ message, hint }) => hint === void 0 ? message : `${message}: ${hint}`);
		if (requirement === void 0 || problems.length > 0) throw new TaskError(problems.join("\n"), { exitCode: 2 });
		return {
			question,
			requirement
		};
	}
	async function render(inputs, ports) {
		const files = valuesFiles(inputs["values"] ?? "[]").flatMap((file) => ["--values", file]);
		const args = [
			"template",
			inputs["release"] ?? "",
			inputs["chart"] ?? "",
			...files,
			"--set-string",
			`image.digest=${ANY_DIGEST}`
		];
		const { code, stdout, stderr } = await ports.exec(await ports.tool("helm"), args, { check: false });
		if (code !== 0) throw new TaskError(`the chart does not render: ${stderr.trim()}`);
		return stdout;
	}
	function valuesFiles(text) {
		const hint = "write a JSON array of files, for example [\"deploy/values.yaml\"]";
		let value;
		try {
			value = JSON.parse(text);
		} catch (cause) {
			throw new TaskError(`input "values" is not JSON: ${text}`, {
				exitCode: 2,
				hint,
				cause
			});
		}
		if (!Array.isArray(value) || !value.every((entry) => typeof entry === "string" && entry !== "" && !entry.includes("\0"))) throw new TaskError("input \"values\" is not an array of files", {
			exitCode: 2,
			hint
		});
		return value;
	}
	async function readCanary(text, chart) {
		const { readings, diagnostics } = await readCanaries([{
			file: `${chart} (rendered)`,
			text
		}]);
		const errors = diagnostics.filter(({ severity }) => severity === "error");
		const [reading, other] = readings;
		if (errors.length > 0) throw new TaskError(errors.map(({ message }) => message).join("\n"));
		if (reading === void 0) throw new TaskError(`there is no canary in what ${chart} renders: everybody would get the new version at once`, { hint: "canary.enabled must be true in this environment's values" });
		if (other !== void 0) throw new TaskError(`${chart} renders ${readings.length} canaries: ${readings.map(({ canary }) => canary.name).join(", ")}; a gate judges one`);
		return reading;
	}
	function judge(report, terms, ports) {
		const failed = terms.filter(({ met }) => !met);
		for (const { met, text } of terms) ports.log.info(`${met ? "ok  " : "FAIL"}  ${text}`);
		for (const { what, reason } of leftOut(report)) ports.log.info(`      not modelled: ${what}: ${reason}`);
		const { healthy, effects } = report.power;
		const result = {
			outputs: {
				result: failed.length === 0 ? "passed" : "failed",
				power: String(effects[0]?.abort ?? ""),
				false_aborts: String(healthy.abort)
			},
			summary: `${powerMarkdown([report])}\n${terms.map(({ met, text }) => `- ${met ? "passed" : "**failed**"}: ${text}`).join("\n")}\n`
		};
		if (failed.length === 0) {
			ports.log.info(powerSentence(report));
			return result;
		}
		throw new TaskError(failed.map(({ text }) => text).join("; "), {
			hint: hintFor(report),
			result
		});
	}
	function hintFor(report) {
		const [first] = report.power.durationSeconds > 0 ? [] : leftOut(report);
		const limits = "take the edit back, change the goal in pipeline.yaml, or let create-pipeline generate choose the steps";
		return first === void 0 ? limits : `${first.what} can't be computed (${first.reason}); ${limits}`;
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
})(process.getBuiltinModule("os"), process.getBuiltinModule("node:stream"), process.getBuiltinModule("node:util"), process.getBuiltinModule("node:zlib"), process.getBuiltinModule("node:crypto"), process.getBuiltinModule("node:fs"), process.getBuiltinModule("node:timers/promises"), process.getBuiltinModule("node:fs/promises"), process.getBuiltinModule("node:os"), process.getBuiltinModule("node:path"), process.getBuiltinModule("node:child_process"), process.getBuiltinModule("node:stream/promises"));
