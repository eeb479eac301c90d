/* eslint-disable */
(function(os, node_stream, node_util, node_zlib, node_crypto, node_fs, node_timers_promises, node_fs_promises, node_os, node_path, node_child_process, node_stream_promises) {
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
	const entries = {
		actionlint: {
			"name": "docker.io/rhysd/actionlint",
			"tag": "1.7.12",
			"digest": "sha256:b1934ee5f1c509618f2508e6eb47ee0d3520686341fec936f3b79331f9315667",
			"provides": [],
			"tools": { "actionlint": "/usr/local/bin/actionlint" },
			"proof": []
		},
		conftest: {
			"name": "docker.io/openpolicyagent/conftest",
			"tag": "v0.68.2",
			"digest": "sha256:5fd81e332d7e4bc01daf3ef35371800a9a9720a30c0c37a78de0c5fbe4b6d622",
			"provides": [],
			"tools": { "conftest": "/conftest" },
			"proof": []
		},
		gitleaks: {
			"name": "docker.io/zricethezav/gitleaks",
			"tag": "v8.30.1",
			"digest": "sha256:c00b6bd0aeb3071cbcb79009cb16a60dd9e0a7c60e2be9ab65d25e6bc8abbb7f",
			"provides": [],
			"tools": { "gitleaks": "/usr/bin/gitleaks" },
			"proof": []
		},
		hadolint: {
			"name": "docker.io/hadolint/hadolint",
			"tag": "v2.15.1",
			"digest": "sha256:32dac94127fd60b7b7e3fbfc65e1383b9b5e25c9bfd7b8536de7a539fe68a12d",
			"provides": [],
			"tools": { "hadolint": "/bin/hadolint" },
			"proof": []
		},
		helm: {
			"name": "docker.io/alpine/helm",
			"tag": "4.3.0",
			"digest": "sha256:a6cf54599ccb99d90cf0712b30f03fdb3cab062e6b94e0418cc4db7e8a1464b2",
			"provides": [],
			"tools": { "helm": "/usr/bin/helm" },
			"proof": []
		},
		kubeconform: {
			"name": "ghcr.io/yannh/kubeconform",
			"tag": "v0.8.0",
			"digest": "sha256:faffaf43f95aa6425306e1ab8d6fcad72acb9049158f38e574c085ea1ec0f64e",
			"provides": [],
			"tools": { "kubeconform": "/kubeconform" },
			"proof": []
		},
		"osv-scanner": {
			"name": "ghcr.io/google/osv-scanner",
			"tag": "v2.6.0",
			"digest": "sha256:afd838850ac1a0fcc15ff4a041dc9ba11123c3f0d2666217a5f0fcf9222b55fa",
			"provides": [],
			"tools": { "osv-scanner": "/osv-scanner" },
			"proof": []
		},
		shellcheck: {
			"name": "docker.io/koalaman/shellcheck",
			"tag": "v0.11.0",
			"digest": "sha256:61862eba1fcf09a484ebcc6feea46f1782532571a34ed51fedf90dd25f925a8d",
			"provides": [],
			"tools": { "shellcheck": "/bin/shellcheck" },
			"proof": []
		}
	};
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
		id: "run-tool",
		summary: "Runs one pinned tool without a shell and keeps its report.",
		requires: ["node"],
		tools: [
			"actionlint",
			"conftest",
			"gitleaks",
			"hadolint",
			"helm",
			"kubeconform",
			"osv-scanner",
			"shellcheck"
		],
		permissions: { "source": "read" },
		inputs: {
			"tool": {
				"description": "Which tool to run",
				"required": true,
				"enum": [
					"actionlint",
					"conftest",
					"gitleaks",
					"hadolint",
					"helm",
					"kubeconform",
					"osv-scanner",
					"shellcheck"
				]
			},
			"args": {
				"description": "The arguments as a JSON array of strings; no shell reads them",
				"default": "[]"
			},
			"directory": {
				"description": "Where to run it, relative to the working directory",
				"default": "."
			},
			"report": { "description": "A file that gets what the tool prints, or that the tool writes itself; empty for none" },
			"findings_exit_code": {
				"description": "The exit code with which the tool says that it found something; every other one but 0 means it did not work",
				"default": "1",
				"pattern": "[1-9][0-9]{0,2}"
			},
			"on_findings": {
				"description": "Whether findings fail the job, or are only reported because a later step judges the report",
				"default": "fail",
				"enum": ["fail", "report"]
			}
		},
		outputs: {
			"result": { "description": "passed or findings" },
			"report": { "description": "The report's path, empty when there is none" }
		}
	};
	// src/run.ts
	const SHOWN_LINES = 40;
	async function run(inputs, ports) {
		const { tool = "", directory = ".", report = "" } = inputs;
		const args = parseArguments(inputs["args"] ?? "[]");
		const found = await ports.exec(await ports.tool(tool), args, {
			cwd: directory,
			check: false
		});
		const path = report === "" || (0, node_path.isAbsolute)(report) ? report : (0, node_path.join)(directory, report);
		const output = printed(found);
		if (output !== "") ports.log.info(output);
		if (found.code === 0) {
			await keepReport(ports, path, found.stdout);
			return {
				outputs: {
					result: "passed",
					report: path
				},
				summary: `### ${tool}\n\nNothing found.\n`
			};
		}
		if (found.code !== Number(inputs["findings_exit_code"])) throw new TaskError(`${tool} did not work: it ended with exit code ${found.code}${output === "" ? "" : `:\n${tail(output, 20)}`}`);
		await keepReport(ports, path, found.stdout);
		const result = {
			outputs: {
				result: "findings",
				report: path
			},
			summary: findings(tool, output)
		};
		if (inputs["on_findings"] === "report") return result;
		throw new TaskError(`${tool} found problems${output === "" ? "" : `; they are printed above`}`, {
			...path === "" ? {} : { hint: `the report is in ${path}` },
			result
		});
	}
	async function keepReport(ports, path, stdout) {
		if (path !== "" && !await ports.files.exists(path)) await ports.files.write(path, stdout);
	}
	function parseArguments(text) {
		const hint = "write a JSON array of strings, for example [\"lint\", \"--strict\", \"deploy/chart\"]";
		let value;
		try {
			value = JSON.parse(text);
		} catch (cause) {
			throw new TaskError(`input "args" is not JSON: ${text}`, {
				exitCode: 2,
				hint,
				cause
			});
		}
		if (!Array.isArray(value) || !value.every((entry) => typeof entry === "string")) throw new TaskError("input \"args\" is not an array of strings", {
			exitCode: 2,
			hint
		});
		if (value.some((entry) => entry.includes("\0"))) throw new TaskError("input \"args\" contains a NUL character", {
			exitCode: 2,
			hint
		});
		return value;
	}
	function printed(result) {
		return [result.stdout.trimEnd(), result.stderr.trimEnd()].filter((text) => text !== "").join("\n");
	}
	function findings(tool, output) {
		const shown = tail(output, SHOWN_LINES).split("\n").map((line) => `    ${line}`);
		return [
			`### ${tool}`,
			"",
			"Problems were found.",
			"",
			...shown,
			""
		].join("\n");
	}
	function tail(text, lines) {
		return text.split("\n").slice(-lines).join("\n");
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
