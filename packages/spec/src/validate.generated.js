// Generated from src/schema by scripts/generate.ts. Do not edit.
"use strict";
export const validate = validate20;
export default validate20;
const schema31 = {"type":"object","additionalProperties":false,"required":["version","service","platform"],"properties":{"version":{"type":"integer","enum":[1]},"service":{"type":"object","additionalProperties":false,"required":["name","owner","language"],"properties":{"name":{"type":"string","pattern":"^[a-z](?!.*--)([a-z0-9-]{0,38}[a-z0-9])?$"},"kind":{"type":"string","enum":["service","worker","cronjob","library"]},"owner":{"type":"string","pattern":"^(?=.{1,200}$)[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*$"},"language":{"type":"string","enum":["node","go","none"]},"toolchain":{"type":"string","pattern":"^[0-9]{1,4}(\\.[0-9]{1,4}){0,2}$"},"port":{"type":"integer","minimum":1024,"maximum":65535},"health":{"type":"object","additionalProperties":false,"properties":{"live":{"type":"string","pattern":"^/[A-Za-z0-9._~/-]{0,200}$"},"ready":{"type":"string","pattern":"^/[A-Za-z0-9._~/-]{0,200}$"}}},"env":{"type":"object","propertyNames":{"pattern":"^(?!__proto__$)[A-Za-z_][A-Za-z0-9_]{0,99}$"},"additionalProperties":{"type":"string","pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\ud800-\\udfff]*$"},"maxProperties":200},"repository":{"type":"string","pattern":"^(?=.{1,400}$)(https://([a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+|localhost)(:[0-9]{1,5})?(/[A-Za-z0-9_.~-]+)+|ssh://([A-Za-z0-9_-]+@)?([a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+|localhost)(:[0-9]{1,5})?(/[A-Za-z0-9_.~-]+)+|git@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+:[A-Za-z0-9_.~-]+(/[A-Za-z0-9_.~-]+)+|file://(/[A-Za-z0-9_.~-]+)+)$"},"schedule":{"type":"string","pattern":"^[0-9A-Za-z*/,-]{1,60}( [0-9A-Za-z*/,-]{1,60}){4}$"},"paths":{"type":"array","items":{"type":"string","pattern":"^(?!/|\\./|\\.\\.(/|$)|.*/\\.\\.(/|$))[A-Za-z0-9._/*?@+-]{1,200}$"},"maxItems":100}}},"platform":{"if":{"type":"string"},"then":{"type":"string","enum":["github-actions","gitlab-ci"]},"else":{"if":{"type":"object"},"then":{"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","enum":["github-actions","gitlab-ci"]},"edition":{"type":"string","enum":["free","team","enterprise","premium","ultimate"]},"visibility":{"type":"string","enum":["public","private"]}}},"else":{"type":"array","items":{"if":{"type":"string"},"then":{"type":"string","enum":["github-actions","gitlab-ci"]},"else":{"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","enum":["github-actions","gitlab-ci"]},"edition":{"type":"string","enum":["free","team","enterprise","premium","ultimate"]},"visibility":{"type":"string","enum":["public","private"]}}}},"minItems":1,"maxItems":13}}},"build":{"type":"object","additionalProperties":false,"properties":{"builder":{"type":"string","enum":["dockerfile"]},"image":{"type":"string","pattern":"^(?=.{1,255}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+|localhost)(:[0-9]{1,5})?(/[a-z0-9]+([._-]+[a-z0-9]+)*)+$"},"dockerfile":{"type":"string","pattern":"^(?!/|\\./|.*//|\\.\\.(/|$)|.*/\\.\\.(/|$))[A-Za-z0-9._/@+-]{1,200}(?<!/)$"},"entry":{"type":"string","pattern":"^(?!.*//|\\.\\.(/|$)|.*/\\.\\.(/|$))(\\.|(\\./)?[A-Za-z0-9_@][A-Za-z0-9._/@+-]{0,200})$"},"registry":{"type":"object","additionalProperties":false,"properties":{"auth":{"type":"string","enum":["platform","secret"]}}},"platforms":{"type":"array","items":{"type":"string","pattern":"^[a-z0-9]{1,20}/[a-z0-9]{1,20}(/v[0-9]{1,2})?$"},"minItems":1,"maxItems":8}}},"quality":{"type":"object","additionalProperties":false,"properties":{"coverage":{"type":"number","minimum":0,"maximum":100},"failOn":{"type":"string","enum":["low","medium","high","critical"]}}},"security":{"type":"object","additionalProperties":false,"properties":{"signing":{"type":"string","enum":["keyless","key","none"]},"transparency":{"type":"string","enum":["public","none"]},"sbom":{"type":"array","items":{"type":"string","enum":["cyclonedx","spdx"]},"maxItems":2},"provenance":{"type":"boolean"},"licenses":{"type":"array","items":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9.+-]{0,60}$"},"maxItems":200}}},"delivery":{"type":"object","additionalProperties":false,"properties":{"workload":{"type":"string","enum":["helm","none"]},"gitops":{"type":"string","enum":["argo-cd","none"]},"rollout":{"type":"string","enum":["rolling","canary"]},"canary":{"type":"object","additionalProperties":false,"required":["rps","baseline","detect"],"properties":{"rps":{"type":"number","minimum":0,"maximum":10000000},"baseline":{"type":"string","pattern":"^[0-9]{1,3}(\\.[0-9]{1,10})?%$"},"detect":{"type":"string","pattern":"^[0-9]{1,6}(\\.[0-9]{1,3})?x$"},"power":{"type":"string","pattern":"^[0-9]{1,3}(\\.[0-9]{1,10})?%$"},"falseAborts":{"type":"string","pattern":"^[0-9]{1,3}(\\.[0-9]{1,10})?%$"},"maxDuration":{"type":"string","pattern":"^(0|[1-9][0-9]{0,5})[smhd]$"},"environments":{"type":"array","items":{"type":"string","pattern":"^[a-z](?!.*--)([a-z0-9-]{0,18}[a-z0-9])?$"},"minItems":1,"maxItems":50},"router":{"type":"string","enum":["gateway-api","istio","replicas"]},"prometheus":{"type":"object","additionalProperties":false,"properties":{"address":{"type":"string","pattern":"^(?=.{1,260}$)https?://([a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+|localhost)(:[0-9]{1,5})?(/[A-Za-z0-9_.~-]+)*/?$"},"namespace":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"}}},"metric":{"type":"object","additionalProperties":false,"properties":{"name":{"type":"string","pattern":"^[a-zA-Z_:][a-zA-Z0-9_:]{0,199}$"},"statusLabel":{"type":"string","pattern":"^[a-zA-Z_][a-zA-Z0-9_]{0,99}$"},"failed":{"type":"string","pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\ud800-\\udfff]*$"},"podHashLabel":{"type":"string","pattern":"^[a-zA-Z_][a-zA-Z0-9_]{0,99}$"},"namespaceLabel":{"type":"string","pattern":"^[a-zA-Z_][a-zA-Z0-9_]{0,99}$"}}}}},"verify":{"type":"string","enum":["argocd","status","none"]},"argocd":{"type":"object","additionalProperties":false,"properties":{"server":{"type":"string","pattern":"^(?=.{1,260}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+|localhost)(:[0-9]{1,5})?$"},"project":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},"namespace":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"}}},"state":{"type":"object","additionalProperties":false,"properties":{"repository":{"type":"string","pattern":"^(?=.{1,400}$)(https://([a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+|localhost)(:[0-9]{1,5})?(/[A-Za-z0-9_.~-]+)+|ssh://([A-Za-z0-9_-]+@)?([a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+|localhost)(:[0-9]{1,5})?(/[A-Za-z0-9_.~-]+)+|git@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+:[A-Za-z0-9_.~-]+(/[A-Za-z0-9_.~-]+)+|file://(/[A-Za-z0-9_.~-]+)+)$"},"branch":{"type":"string","pattern":"^(?!.*(\\.\\.|//|\\.lock$))[A-Za-z0-9][A-Za-z0-9._/-]{0,99}(?<![./])$"},"path":{"type":"string","pattern":"^(?!/|\\./|.*//|\\.\\.(/|$)|.*/\\.\\.(/|$))[A-Za-z0-9._/@+-]{1,200}(?<!/)$"}}},"rescan":{"type":"string","pattern":"^[0-9A-Za-z*/,-]{1,60}( [0-9A-Za-z*/,-]{1,60}){4}$"}}},"environments":{"type":"array","items":{"if":{"type":"string"},"then":{"type":"string","pattern":"^[a-z](?!.*--)([a-z0-9-]{0,18}[a-z0-9])?$"},"else":{"type":"object","additionalProperties":false,"required":["name"],"properties":{"name":{"type":"string","pattern":"^[a-z](?!.*--)([a-z0-9-]{0,18}[a-z0-9])?$"},"cluster":{"type":"string","pattern":"^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$"},"namespace":{"type":"string","pattern":"^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"},"promotesFrom":{"type":"string","pattern":"^[a-z](?!.*--)([a-z0-9-]{0,18}[a-z0-9])?$"},"promote":{"type":"string","enum":["main","release","manual"]},"soak":{"type":"string","pattern":"^(0|[1-9][0-9]{0,5})[smhd]$"},"host":{"type":"string","pattern":"^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$"},"approval":{"type":"object","additionalProperties":false,"required":["reviewers"],"properties":{"reviewers":{"type":"array","items":{"type":"string","pattern":"^(?=.{1,200}$)[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*$"},"minItems":1,"maxItems":6},"minimum":{"type":"integer","minimum":1,"maximum":10}}},"replicas":{"type":"object","additionalProperties":false,"properties":{"min":{"type":"integer","minimum":1,"maximum":1000},"max":{"type":"integer","minimum":1,"maximum":1000}}},"env":{"type":"object","propertyNames":{"pattern":"^(?!__proto__$)[A-Za-z_][A-Za-z0-9_]{0,99}$"},"additionalProperties":{"type":"string","pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\ud800-\\udfff]*$"},"maxProperties":200},"secrets":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["name","from"],"properties":{"name":{"type":"string","pattern":"^(?!__proto__$)[A-Za-z_][A-Za-z0-9_]{0,99}$"},"from":{"type":"string","pattern":"^[A-Za-z0-9][A-Za-z0-9._/-]{0,200}(#[A-Za-z0-9._-]{1,100})?$"}}},"maxItems":100}}}},"maxItems":20},"jobs":{"type":"object","propertyNames":{"pattern":"^[a-z](?!.*--)([a-z0-9-]{0,48}[a-z0-9])?$"},"maxProperties":100,"additionalProperties":{"type":"object","additionalProperties":false,"properties":{"timeout":{"type":"string","pattern":"^(0|[1-9][0-9]{0,5})[smhd]$"},"env":{"type":"object","propertyNames":{"pattern":"^(?!__proto__$)[A-Za-z_][A-Za-z0-9_]{0,99}$"},"additionalProperties":{"type":"string","pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\ud800-\\udfff]*$"},"maxProperties":200},"services":{"type":"array","maxItems":10,"items":{"type":"object","additionalProperties":false,"required":["name","image"],"properties":{"name":{"type":"string","pattern":"^[a-z](?!.*--)([a-z0-9-]{0,48}[a-z0-9])?$"},"image":{"type":"string","pattern":"^(?=.{1,400}$)(([a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+|localhost)(:[0-9]{1,5})?/)?[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?@sha256:[0-9a-f]{64}$"},"env":{"type":"object","propertyNames":{"pattern":"^(?!__proto__$)[A-Za-z_][A-Za-z0-9_]{0,99}$"},"additionalProperties":{"type":"string","pattern":"^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\ud800-\\udfff]*$"},"maxProperties":200},"ports":{"type":"array","items":{"type":"integer","minimum":1,"maximum":65535},"maxItems":20}}}},"flows":{"type":"array","items":{"type":"string","enum":["verify","deliver"]},"minItems":1,"maxItems":2},"needs":{"type":"array","items":{"type":"string","pattern":"^[a-z](?!.*--)([a-z0-9-]{0,48}[a-z0-9])?$"},"maxItems":50},"image":{"type":"string","pattern":"^(?=.{1,400}$)([a-z][a-z0-9-]*|(([a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+|localhost)(:[0-9]{1,5})?/)?[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?@sha256:[0-9a-f]{64})$"},"run":{"type":"string","pattern":"^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\ud800-\\udfff]*$"}}}},"tasks":{"type":"object","additionalProperties":false,"properties":{"form":{"type":"string","enum":["embedded","referenced"]},"repository":{"type":"string","pattern":"^(?=.{1,200}$)[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)+$"},"revision":{"type":"string","pattern":"^[0-9a-f]{40}$"},"version":{"type":"string","pattern":"^v?[0-9]{1,6}\\.[0-9]{1,6}\\.[0-9]{1,6}(-[0-9A-Za-z.-]{1,50})?$"},"image":{"type":"string","pattern":"^(?=.{1,400}$)(([a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+|localhost)(:[0-9]{1,5})?/)?[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?@sha256:[0-9a-f]{64}$"}}}}};
const func1 = Object.prototype.hasOwnProperty;
const pattern4 = new RegExp("^[a-z](?!.*--)([a-z0-9-]{0,38}[a-z0-9])?$", "u");
const pattern5 = new RegExp("^(?=.{1,200}$)[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*$", "u");
const pattern6 = new RegExp("^[0-9]{1,4}(\\.[0-9]{1,4}){0,2}$", "u");
const pattern7 = new RegExp("^/[A-Za-z0-9._~/-]{0,200}$", "u");
const pattern9 = new RegExp("^(?!__proto__$)[A-Za-z_][A-Za-z0-9_]{0,99}$", "u");
const pattern10 = new RegExp("^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\ud800-\\udfff]*$", "u");
const pattern11 = new RegExp("^(?=.{1,400}$)(https://([a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+|localhost)(:[0-9]{1,5})?(/[A-Za-z0-9_.~-]+)+|ssh://([A-Za-z0-9_-]+@)?([a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+|localhost)(:[0-9]{1,5})?(/[A-Za-z0-9_.~-]+)+|git@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+:[A-Za-z0-9_.~-]+(/[A-Za-z0-9_.~-]+)+|file://(/[A-Za-z0-9_.~-]+)+)$", "u");
const pattern12 = new RegExp("^[0-9A-Za-z*/,-]{1,60}( [0-9A-Za-z*/,-]{1,60}){4}$", "u");
const pattern13 = new RegExp("^(?!/|\\./|\\.\\.(/|$)|.*/\\.\\.(/|$))[A-Za-z0-9._/*?@+-]{1,200}$", "u");
const pattern14 = new RegExp("^(?=.{1,255}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+|localhost)(:[0-9]{1,5})?(/[a-z0-9]+([._-]+[a-z0-9]+)*)+$", "u");
const pattern15 = new RegExp("^(?!/|\\./|.*//|\\.\\.(/|$)|.*/\\.\\.(/|$))[A-Za-z0-9._/@+-]{1,200}(?<!/)$", "u");
const pattern16 = new RegExp("^(?!.*//|\\.\\.(/|$)|.*/\\.\\.(/|$))(\\.|(\\./)?[A-Za-z0-9_@][A-Za-z0-9._/@+-]{0,200})$", "u");
const pattern17 = new RegExp("^[a-z0-9]{1,20}/[a-z0-9]{1,20}(/v[0-9]{1,2})?$", "u");
const pattern18 = new RegExp("^[A-Za-z0-9][A-Za-z0-9.+-]{0,60}$", "u");
const pattern19 = new RegExp("^[0-9]{1,3}(\\.[0-9]{1,10})?%$", "u");
const pattern20 = new RegExp("^[0-9]{1,6}(\\.[0-9]{1,3})?x$", "u");
const pattern23 = new RegExp("^(0|[1-9][0-9]{0,5})[smhd]$", "u");
const pattern24 = new RegExp("^[a-z](?!.*--)([a-z0-9-]{0,18}[a-z0-9])?$", "u");
const pattern25 = new RegExp("^(?=.{1,260}$)https?://([a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+|localhost)(:[0-9]{1,5})?(/[A-Za-z0-9_.~-]+)*/?$", "u");
const pattern26 = new RegExp("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", "u");
const pattern27 = new RegExp("^[a-zA-Z_:][a-zA-Z0-9_:]{0,199}$", "u");
const pattern28 = new RegExp("^[a-zA-Z_][a-zA-Z0-9_]{0,99}$", "u");
const pattern32 = new RegExp("^(?=.{1,260}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+|localhost)(:[0-9]{1,5})?$", "u");
const pattern36 = new RegExp("^(?!.*(\\.\\.|//|\\.lock$))[A-Za-z0-9][A-Za-z0-9._/-]{0,99}(?<![./])$", "u");
const pattern41 = new RegExp("^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$", "u");
const pattern45 = new RegExp("^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$", "u");
const pattern50 = new RegExp("^[A-Za-z0-9][A-Za-z0-9._/-]{0,200}(#[A-Za-z0-9._-]{1,100})?$", "u");
const pattern51 = new RegExp("^[a-z](?!.*--)([a-z0-9-]{0,48}[a-z0-9])?$", "u");
const pattern56 = new RegExp("^(?=.{1,400}$)(([a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+|localhost)(:[0-9]{1,5})?/)?[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?@sha256:[0-9a-f]{64}$", "u");
const pattern60 = new RegExp("^(?=.{1,400}$)([a-z][a-z0-9-]*|(([a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+|localhost)(:[0-9]{1,5})?/)?[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?@sha256:[0-9a-f]{64})$", "u");
const pattern61 = new RegExp("^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\ud800-\\udfff]*$", "u");
const pattern62 = new RegExp("^(?=.{1,200}$)[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)+$", "u");
const pattern63 = new RegExp("^[0-9a-f]{40}$", "u");
const pattern64 = new RegExp("^v?[0-9]{1,6}\\.[0-9]{1,6}\\.[0-9]{1,6}(-[0-9A-Za-z.-]{1,50})?$", "u");

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data, dynamicAnchors={}}={}){
let vErrors = null;
let errors = 0;
const evaluated0 = validate20.evaluated;
if(evaluated0.dynamicProps){
evaluated0.props = undefined;
}
if(evaluated0.dynamicItems){
evaluated0.items = undefined;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.version === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "version"}};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.service === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "service"}};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.platform === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "platform"}};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
for(const key0 in data){
if(!(func1.call(schema31.properties, key0))){
const err3 = {instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0}};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.version !== undefined){
let data0 = data.version;
if(!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))){
const err4 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(!(data0 === 1)){
const err5 = {instancePath:instancePath+"/version",schemaPath:"#/properties/version/enum",keyword:"enum",params:{allowedValues: schema31.properties.version.enum}};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.service !== undefined){
let data1 = data.service;
if(data1 && typeof data1 == "object" && !Array.isArray(data1)){
if(data1.name === undefined){
const err6 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/required",keyword:"required",params:{missingProperty: "name"}};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
if(data1.owner === undefined){
const err7 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/required",keyword:"required",params:{missingProperty: "owner"}};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(data1.language === undefined){
const err8 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/required",keyword:"required",params:{missingProperty: "language"}};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
for(const key1 in data1){
if(!(func1.call(schema31.properties.service.properties, key1))){
const err9 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1}};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
if(data1.name !== undefined){
let data2 = data1.name;
if(typeof data2 === "string"){
if(!pattern4.test(data2)){
const err10 = {instancePath:instancePath+"/service/name",schemaPath:"#/properties/service/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z](?!.*--)([a-z0-9-]{0,38}[a-z0-9])?$"}};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
else {
const err11 = {instancePath:instancePath+"/service/name",schemaPath:"#/properties/service/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data1.kind !== undefined){
let data3 = data1.kind;
if(typeof data3 !== "string"){
const err12 = {instancePath:instancePath+"/service/kind",schemaPath:"#/properties/service/properties/kind/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
if(!((((data3 === "service") || (data3 === "worker")) || (data3 === "cronjob")) || (data3 === "library"))){
const err13 = {instancePath:instancePath+"/service/kind",schemaPath:"#/properties/service/properties/kind/enum",keyword:"enum",params:{allowedValues: schema31.properties.service.properties.kind.enum}};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data1.owner !== undefined){
let data4 = data1.owner;
if(typeof data4 === "string"){
if(!pattern5.test(data4)){
const err14 = {instancePath:instancePath+"/service/owner",schemaPath:"#/properties/service/properties/owner/pattern",keyword:"pattern",params:{pattern: "^(?=.{1,200}$)[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*$"}};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/service/owner",schemaPath:"#/properties/service/properties/owner/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data1.language !== undefined){
let data5 = data1.language;
if(typeof data5 !== "string"){
const err16 = {instancePath:instancePath+"/service/language",schemaPath:"#/properties/service/properties/language/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if(!(((data5 === "node") || (data5 === "go")) || (data5 === "none"))){
const err17 = {instancePath:instancePath+"/service/language",schemaPath:"#/properties/service/properties/language/enum",keyword:"enum",params:{allowedValues: schema31.properties.service.properties.language.enum}};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data1.toolchain !== undefined){
let data6 = data1.toolchain;
if(typeof data6 === "string"){
if(!pattern6.test(data6)){
const err18 = {instancePath:instancePath+"/service/toolchain",schemaPath:"#/properties/service/properties/toolchain/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,4}(\\.[0-9]{1,4}){0,2}$"}};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
else {
const err19 = {instancePath:instancePath+"/service/toolchain",schemaPath:"#/properties/service/properties/toolchain/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
}
if(data1.port !== undefined){
let data7 = data1.port;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err20 = {instancePath:instancePath+"/service/port",schemaPath:"#/properties/service/properties/port/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 > 65535 || isNaN(data7)){
const err21 = {instancePath:instancePath+"/service/port",schemaPath:"#/properties/service/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535}};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
if(data7 < 1024 || isNaN(data7)){
const err22 = {instancePath:instancePath+"/service/port",schemaPath:"#/properties/service/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1024}};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
}
}
if(data1.health !== undefined){
let data8 = data1.health;
if(data8 && typeof data8 == "object" && !Array.isArray(data8)){
for(const key2 in data8){
if(!((key2 === "live") || (key2 === "ready"))){
const err23 = {instancePath:instancePath+"/service/health",schemaPath:"#/properties/service/properties/health/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2}};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data8.live !== undefined){
let data9 = data8.live;
if(typeof data9 === "string"){
if(!pattern7.test(data9)){
const err24 = {instancePath:instancePath+"/service/health/live",schemaPath:"#/properties/service/properties/health/properties/live/pattern",keyword:"pattern",params:{pattern: "^/[A-Za-z0-9._~/-]{0,200}$"}};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
}
else {
const err25 = {instancePath:instancePath+"/service/health/live",schemaPath:"#/properties/service/properties/health/properties/live/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
}
if(data8.ready !== undefined){
let data10 = data8.ready;
if(typeof data10 === "string"){
if(!pattern7.test(data10)){
const err26 = {instancePath:instancePath+"/service/health/ready",schemaPath:"#/properties/service/properties/health/properties/ready/pattern",keyword:"pattern",params:{pattern: "^/[A-Za-z0-9._~/-]{0,200}$"}};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
}
else {
const err27 = {instancePath:instancePath+"/service/health/ready",schemaPath:"#/properties/service/properties/health/properties/ready/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
}
}
else {
const err28 = {instancePath:instancePath+"/service/health",schemaPath:"#/properties/service/properties/health/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
}
if(data1.env !== undefined){
let data11 = data1.env;
if(data11 && typeof data11 == "object" && !Array.isArray(data11)){
if(Object.keys(data11).length > 200){
const err29 = {instancePath:instancePath+"/service/env",schemaPath:"#/properties/service/properties/env/maxProperties",keyword:"maxProperties",params:{limit: 200}};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
for(const key3 in data11){
const _errs28 = errors;
if(typeof key3 === "string"){
if(!pattern9.test(key3)){
const err30 = {instancePath:instancePath+"/service/env",schemaPath:"#/properties/service/properties/env/propertyNames/pattern",keyword:"pattern",params:{pattern: "^(?!__proto__$)[A-Za-z_][A-Za-z0-9_]{0,99}$"},propertyName:key3};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
var valid3 = _errs28 === errors;
if(!valid3){
const err31 = {instancePath:instancePath+"/service/env",schemaPath:"#/properties/service/properties/env/propertyNames",keyword:"propertyNames",params:{propertyName: key3}};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
for(const key4 in data11){
let data12 = data11[key4];
if(typeof data12 === "string"){
if(!pattern10.test(data12)){
const err32 = {instancePath:instancePath+"/service/env/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/service/properties/env/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\ud800-\\udfff]*$"}};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
}
else {
const err33 = {instancePath:instancePath+"/service/env/" + key4.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/service/properties/env/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err33];
}
else {
vErrors.push(err33);
}
errors++;
}
}
}
else {
const err34 = {instancePath:instancePath+"/service/env",schemaPath:"#/properties/service/properties/env/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err34];
}
else {
vErrors.push(err34);
}
errors++;
}
}
if(data1.repository !== undefined){
let data13 = data1.repository;
if(typeof data13 === "string"){
if(!pattern11.test(data13)){
const err35 = {instancePath:instancePath+"/service/repository",schemaPath:"#/properties/service/properties/repository/pattern",keyword:"pattern",params:{pattern: "^(?=.{1,400}$)(https://([a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+|localhost)(:[0-9]{1,5})?(/[A-Za-z0-9_.~-]+)+|ssh://([A-Za-z0-9_-]+@)?([a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+|localhost)(:[0-9]{1,5})?(/[A-Za-z0-9_.~-]+)+|git@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+:[A-Za-z0-9_.~-]+(/[A-Za-z0-9_.~-]+)+|file://(/[A-Za-z0-9_.~-]+)+)$"}};
if(vErrors === null){
vErrors = [err35];
}
else {
vErrors.push(err35);
}
errors++;
}
}
else {
const err36 = {instancePath:instancePath+"/service/repository",schemaPath:"#/properties/service/properties/repository/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err36];
}
else {
vErrors.push(err36);
}
errors++;
}
}
if(data1.schedule !== undefined){
let data14 = data1.schedule;
if(typeof data14 === "string"){
if(!pattern12.test(data14)){
const err37 = {instancePath:instancePath+"/service/schedule",schemaPath:"#/properties/service/properties/schedule/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Za-z*/,-]{1,60}( [0-9A-Za-z*/,-]{1,60}){4}$"}};
if(vErrors === null){
vErrors = [err37];
}
else {
vErrors.push(err37);
}
errors++;
}
}
else {
const err38 = {instancePath:instancePath+"/service/schedule",schemaPath:"#/properties/service/properties/schedule/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err38];
}
else {
vErrors.push(err38);
}
errors++;
}
}
if(data1.paths !== undefined){
let data15 = data1.paths;
if(Array.isArray(data15)){
if(data15.length > 100){
const err39 = {instancePath:instancePath+"/service/paths",schemaPath:"#/properties/service/properties/paths/maxItems",keyword:"maxItems",params:{limit: 100}};
if(vErrors === null){
vErrors = [err39];
}
else {
vErrors.push(err39);
}
errors++;
}
const len0 = data15.length;
for(let i0=0; i0<len0; i0++){
let data16 = data15[i0];
if(typeof data16 === "string"){
if(!pattern13.test(data16)){
const err40 = {instancePath:instancePath+"/service/paths/" + i0,schemaPath:"#/properties/service/properties/paths/items/pattern",keyword:"pattern",params:{pattern: "^(?!/|\\./|\\.\\.(/|$)|.*/\\.\\.(/|$))[A-Za-z0-9._/*?@+-]{1,200}$"}};
if(vErrors === null){
vErrors = [err40];
}
else {
vErrors.push(err40);
}
errors++;
}
}
else {
const err41 = {instancePath:instancePath+"/service/paths/" + i0,schemaPath:"#/properties/service/properties/paths/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err41];
}
else {
vErrors.push(err41);
}
errors++;
}
}
}
else {
const err42 = {instancePath:instancePath+"/service/paths",schemaPath:"#/properties/service/properties/paths/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err42];
}
else {
vErrors.push(err42);
}
errors++;
}
}
}
else {
const err43 = {instancePath:instancePath+"/service",schemaPath:"#/properties/service/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err43];
}
else {
vErrors.push(err43);
}
errors++;
}
}
if(data.platform !== undefined){
let data17 = data.platform;
const _errs41 = errors;
let valid7 = true;
const _errs42 = errors;
if(typeof data17 !== "string"){
const err44 = {};
if(vErrors === null){
vErrors = [err44];
}
else {
vErrors.push(err44);
}
errors++;
}
var _valid0 = _errs42 === errors;
errors = _errs41;
if(vErrors !== null){
if(_errs41){
vErrors.length = _errs41;
}
else {
vErrors = null;
}
}
let ifClause0;
if(_valid0){
const _errs44 = errors;
if(typeof data17 !== "string"){
const err45 = {instancePath:instancePath+"/platform",schemaPath:"#/properties/platform/then/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err45];
}
else {
vErrors.push(err45);
}
errors++;
}
if(!((data17 === "github-actions") || (data17 === "gitlab-ci"))){
const err46 = {instancePath:instancePath+"/platform",schemaPath:"#/properties/platform/then/enum",keyword:"enum",params:{allowedValues: schema31.properties.platform.then.enum}};
if(vErrors === null){
vErrors = [err46];
}
else {
vErrors.push(err46);
}
errors++;
}
var _valid0 = _errs44 === errors;
valid7 = _valid0;
ifClause0 = "then";
}
else {
const _errs46 = errors;
const _errs47 = errors;
let valid8 = true;
const _errs48 = errors;
if(!(data17 && typeof data17 == "object" && !Array.isArray(data17))){
const err47 = {};
if(vErrors === null){
vErrors = [err47];
}
else {
vErrors.push(err47);
}
errors++;
}
var _valid1 = _errs48 === errors;
errors = _errs47;
if(vErrors !== null){
if(_errs47){
vErrors.length = _errs47;
}
else {
vErrors = null;
}
}
let ifClause1;
if(_valid1){
const _errs50 = errors;
if(data17 && typeof data17 == "object" && !Array.isArray(data17)){
if(data17.name === undefined){
const err48 = {instancePath:instancePath+"/platform",schemaPath:"#/properties/platform/else/then/required",keyword:"required",params:{missingProperty: "name"}};
if(vErrors === null){
vErrors = [err48];
}
else {
vErrors.push(err48);
}
errors++;
}
for(const key5 in data17){
if(!(((key5 === "name") || (key5 === "edition")) || (key5 === "visibility"))){
const err49 = {instancePath:instancePath+"/platform",schemaPath:"#/properties/platform/else/then/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5}};
if(vErrors === null){
vErrors = [err49];
}
else {
vErrors.push(err49);
}
errors++;
}
}
if(data17.name !== undefined){
let data18 = data17.name;
if(typeof data18 !== "string"){
const err50 = {instancePath:instancePath+"/platform/name",schemaPath:"#/properties/platform/else/then/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err50];
}
else {
vErrors.push(err50);
}
errors++;
}
if(!((data18 === "github-actions") || (data18 === "gitlab-ci"))){
const err51 = {instancePath:instancePath+"/platform/name",schemaPath:"#/properties/platform/else/then/properties/name/enum",keyword:"enum",params:{allowedValues: schema31.properties.platform.else.then.properties.name.enum}};
if(vErrors === null){
vErrors = [err51];
}
else {
vErrors.push(err51);
}
errors++;
}
}
if(data17.edition !== undefined){
let data19 = data17.edition;
if(typeof data19 !== "string"){
const err52 = {instancePath:instancePath+"/platform/edition",schemaPath:"#/properties/platform/else/then/properties/edition/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err52];
}
else {
vErrors.push(err52);
}
errors++;
}
if(!(((((data19 === "free") || (data19 === "team")) || (data19 === "enterprise")) || (data19 === "premium")) || (data19 === "ultimate"))){
const err53 = {instancePath:instancePath+"/platform/edition",schemaPath:"#/properties/platform/else/then/properties/edition/enum",keyword:"enum",params:{allowedValues: schema31.properties.platform.else.then.properties.edition.enum}};
if(vErrors === null){
vErrors = [err53];
}
else {
vErrors.push(err53);
}
errors++;
}
}
if(data17.visibility !== undefined){
let data20 = data17.visibility;
if(typeof data20 !== "string"){
const err54 = {instancePath:instancePath+"/platform/visibility",schemaPath:"#/properties/platform/else/then/properties/visibility/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err54];
}
else {
vErrors.push(err54);
}
errors++;
}
if(!((data20 === "public") || (data20 === "private"))){
const err55 = {instancePath:instancePath+"/platform/visibility",schemaPath:"#/properties/platform/else/then/properties/visibility/enum",keyword:"enum",params:{allowedValues: schema31.properties.platform.else.then.properties.visibility.enum}};
if(vErrors === null){
vErrors = [err55];
}
else {
vErrors.push(err55);
}
errors++;
}
}
}
else {
const err56 = {instancePath:instancePath+"/platform",schemaPath:"#/properties/platform/else/then/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err56];
}
else {
vErrors.push(err56);
}
errors++;
}
var _valid1 = _errs50 === errors;
valid8 = _valid1;
ifClause1 = "then";
}
else {
const _errs59 = errors;
if(Array.isArray(data17)){
if(data17.length > 13){
const err57 = {instancePath:instancePath+"/platform",schemaPath:"#/properties/platform/else/else/maxItems",keyword:"maxItems",params:{limit: 13}};
if(vErrors === null){
vErrors = [err57];
}
else {
vErrors.push(err57);
}
errors++;
}
if(data17.length < 1){
const err58 = {instancePath:instancePath+"/platform",schemaPath:"#/properties/platform/else/else/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err58];
}
else {
vErrors.push(err58);
}
errors++;
}
const len1 = data17.length;
for(let i1=0; i1<len1; i1++){
let data21 = data17[i1];
const _errs62 = errors;
let valid12 = true;
const _errs63 = errors;
if(typeof data21 !== "string"){
const err59 = {};
if(vErrors === null){
vErrors = [err59];
}
else {
vErrors.push(err59);
}
errors++;
}
var _valid2 = _errs63 === errors;
errors = _errs62;
if(vErrors !== null){
if(_errs62){
vErrors.length = _errs62;
}
else {
vErrors = null;
}
}
let ifClause2;
if(_valid2){
const _errs65 = errors;
if(typeof data21 !== "string"){
const err60 = {instancePath:instancePath+"/platform/" + i1,schemaPath:"#/properties/platform/else/else/items/then/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err60];
}
else {
vErrors.push(err60);
}
errors++;
}
if(!((data21 === "github-actions") || (data21 === "gitlab-ci"))){
const err61 = {instancePath:instancePath+"/platform/" + i1,schemaPath:"#/properties/platform/else/else/items/then/enum",keyword:"enum",params:{allowedValues: schema31.properties.platform.else.else.items.then.enum}};
if(vErrors === null){
vErrors = [err61];
}
else {
vErrors.push(err61);
}
errors++;
}
var _valid2 = _errs65 === errors;
valid12 = _valid2;
ifClause2 = "then";
}
else {
const _errs67 = errors;
if(data21 && typeof data21 == "object" && !Array.isArray(data21)){
if(data21.name === undefined){
const err62 = {instancePath:instancePath+"/platform/" + i1,schemaPath:"#/properties/platform/else/else/items/else/required",keyword:"required",params:{missingProperty: "name"}};
if(vErrors === null){
vErrors = [err62];
}
else {
vErrors.push(err62);
}
errors++;
}
for(const key6 in data21){
if(!(((key6 === "name") || (key6 === "edition")) || (key6 === "visibility"))){
const err63 = {instancePath:instancePath+"/platform/" + i1,schemaPath:"#/properties/platform/else/else/items/else/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6}};
if(vErrors === null){
vErrors = [err63];
}
else {
vErrors.push(err63);
}
errors++;
}
}
if(data21.name !== undefined){
let data22 = data21.name;
if(typeof data22 !== "string"){
const err64 = {instancePath:instancePath+"/platform/" + i1+"/name",schemaPath:"#/properties/platform/else/else/items/else/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err64];
}
else {
vErrors.push(err64);
}
errors++;
}
if(!((data22 === "github-actions") || (data22 === "gitlab-ci"))){
const err65 = {instancePath:instancePath+"/platform/" + i1+"/name",schemaPath:"#/properties/platform/else/else/items/else/properties/name/enum",keyword:"enum",params:{allowedValues: schema31.properties.platform.else.else.items.else.properties.name.enum}};
if(vErrors === null){
vErrors = [err65];
}
else {
vErrors.push(err65);
}
errors++;
}
}
if(data21.edition !== undefined){
let data23 = data21.edition;
if(typeof data23 !== "string"){
const err66 = {instancePath:instancePath+"/platform/" + i1+"/edition",schemaPath:"#/properties/platform/else/else/items/else/properties/edition/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err66];
}
else {
vErrors.push(err66);
}
errors++;
}
if(!(((((data23 === "free") || (data23 === "team")) || (data23 === "enterprise")) || (data23 === "premium")) || (data23 === "ultimate"))){
const err67 = {instancePath:instancePath+"/platform/" + i1+"/edition",schemaPath:"#/properties/platform/else/else/items/else/properties/edition/enum",keyword:"enum",params:{allowedValues: schema31.properties.platform.else.else.items.else.properties.edition.enum}};
if(vErrors === null){
vErrors = [err67];
}
else {
vErrors.push(err67);
}
errors++;
}
}
if(data21.visibility !== undefined){
let data24 = data21.visibility;
if(typeof data24 !== "string"){
const err68 = {instancePath:instancePath+"/platform/" + i1+"/visibility",schemaPath:"#/properties/platform/else/else/items/else/properties/visibility/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err68];
}
else {
vErrors.push(err68);
}
errors++;
}
if(!((data24 === "public") || (data24 === "private"))){
const err69 = {instancePath:instancePath+"/platform/" + i1+"/visibility",schemaPath:"#/properties/platform/else/else/items/else/properties/visibility/enum",keyword:"enum",params:{allowedValues: schema31.properties.platform.else.else.items.else.properties.visibility.enum}};
if(vErrors === null){
vErrors = [err69];
}
else {
vErrors.push(err69);
}
errors++;
}
}
}
else {
const err70 = {instancePath:instancePath+"/platform/" + i1,schemaPath:"#/properties/platform/else/else/items/else/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err70];
}
else {
vErrors.push(err70);
}
errors++;
}
var _valid2 = _errs67 === errors;
valid12 = _valid2;
ifClause2 = "else";
}
if(!valid12){
const err71 = {instancePath:instancePath+"/platform/" + i1,schemaPath:"#/properties/platform/else/else/items/if",keyword:"if",params:{failingKeyword: ifClause2}};
if(vErrors === null){
vErrors = [err71];
}
else {
vErrors.push(err71);
}
errors++;
}
}
}
else {
const err72 = {instancePath:instancePath+"/platform",schemaPath:"#/properties/platform/else/else/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err72];
}
else {
vErrors.push(err72);
}
errors++;
}
var _valid1 = _errs59 === errors;
valid8 = _valid1;
ifClause1 = "else";
}
if(!valid8){
const err73 = {instancePath:instancePath+"/platform",schemaPath:"#/properties/platform/else/if",keyword:"if",params:{failingKeyword: ifClause1}};
if(vErrors === null){
vErrors = [err73];
}
else {
vErrors.push(err73);
}
errors++;
}
var _valid0 = _errs46 === errors;
valid7 = _valid0;
ifClause0 = "else";
}
if(!valid7){
const err74 = {instancePath:instancePath+"/platform",schemaPath:"#/properties/platform/if",keyword:"if",params:{failingKeyword: ifClause0}};
if(vErrors === null){
vErrors = [err74];
}
else {
vErrors.push(err74);
}
errors++;
}
}
if(data.build !== undefined){
let data25 = data.build;
if(data25 && typeof data25 == "object" && !Array.isArray(data25)){
for(const key7 in data25){
if(!((((((key7 === "builder") || (key7 === "image")) || (key7 === "dockerfile")) || (key7 === "entry")) || (key7 === "registry")) || (key7 === "platforms"))){
const err75 = {instancePath:instancePath+"/build",schemaPath:"#/properties/build/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7}};
if(vErrors === null){
vErrors = [err75];
}
else {
vErrors.push(err75);
}
errors++;
}
}
if(data25.builder !== undefined){
let data26 = data25.builder;
if(typeof data26 !== "string"){
const err76 = {instancePath:instancePath+"/build/builder",schemaPath:"#/properties/build/properties/builder/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err76];
}
else {
vErrors.push(err76);
}
errors++;
}
if(!(data26 === "dockerfile")){
const err77 = {instancePath:instancePath+"/build/builder",schemaPath:"#/properties/build/properties/builder/enum",keyword:"enum",params:{allowedValues: schema31.properties.build.properties.builder.enum}};
if(vErrors === null){
vErrors = [err77];
}
else {
vErrors.push(err77);
}
errors++;
}
}
if(data25.image !== undefined){
let data27 = data25.image;
if(typeof data27 === "string"){
if(!pattern14.test(data27)){
const err78 = {instancePath:instancePath+"/build/image",schemaPath:"#/properties/build/properties/image/pattern",keyword:"pattern",params:{pattern: "^(?=.{1,255}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+|localhost)(:[0-9]{1,5})?(/[a-z0-9]+([._-]+[a-z0-9]+)*)+$"}};
if(vErrors === null){
vErrors = [err78];
}
else {
vErrors.push(err78);
}
errors++;
}
}
else {
const err79 = {instancePath:instancePath+"/build/image",schemaPath:"#/properties/build/properties/image/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err79];
}
else {
vErrors.push(err79);
}
errors++;
}
}
if(data25.dockerfile !== undefined){
let data28 = data25.dockerfile;
if(typeof data28 === "string"){
if(!pattern15.test(data28)){
const err80 = {instancePath:instancePath+"/build/dockerfile",schemaPath:"#/properties/build/properties/dockerfile/pattern",keyword:"pattern",params:{pattern: "^(?!/|\\./|.*//|\\.\\.(/|$)|.*/\\.\\.(/|$))[A-Za-z0-9._/@+-]{1,200}(?<!/)$"}};
if(vErrors === null){
vErrors = [err80];
}
else {
vErrors.push(err80);
}
errors++;
}
}
else {
const err81 = {instancePath:instancePath+"/build/dockerfile",schemaPath:"#/properties/build/properties/dockerfile/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err81];
}
else {
vErrors.push(err81);
}
errors++;
}
}
if(data25.entry !== undefined){
let data29 = data25.entry;
if(typeof data29 === "string"){
if(!pattern16.test(data29)){
const err82 = {instancePath:instancePath+"/build/entry",schemaPath:"#/properties/build/properties/entry/pattern",keyword:"pattern",params:{pattern: "^(?!.*//|\\.\\.(/|$)|.*/\\.\\.(/|$))(\\.|(\\./)?[A-Za-z0-9_@][A-Za-z0-9._/@+-]{0,200})$"}};
if(vErrors === null){
vErrors = [err82];
}
else {
vErrors.push(err82);
}
errors++;
}
}
else {
const err83 = {instancePath:instancePath+"/build/entry",schemaPath:"#/properties/build/properties/entry/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err83];
}
else {
vErrors.push(err83);
}
errors++;
}
}
if(data25.registry !== undefined){
let data30 = data25.registry;
if(data30 && typeof data30 == "object" && !Array.isArray(data30)){
for(const key8 in data30){
if(!(key8 === "auth")){
const err84 = {instancePath:instancePath+"/build/registry",schemaPath:"#/properties/build/properties/registry/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8}};
if(vErrors === null){
vErrors = [err84];
}
else {
vErrors.push(err84);
}
errors++;
}
}
if(data30.auth !== undefined){
let data31 = data30.auth;
if(typeof data31 !== "string"){
const err85 = {instancePath:instancePath+"/build/registry/auth",schemaPath:"#/properties/build/properties/registry/properties/auth/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err85];
}
else {
vErrors.push(err85);
}
errors++;
}
if(!((data31 === "platform") || (data31 === "secret"))){
const err86 = {instancePath:instancePath+"/build/registry/auth",schemaPath:"#/properties/build/properties/registry/properties/auth/enum",keyword:"enum",params:{allowedValues: schema31.properties.build.properties.registry.properties.auth.enum}};
if(vErrors === null){
vErrors = [err86];
}
else {
vErrors.push(err86);
}
errors++;
}
}
}
else {
const err87 = {instancePath:instancePath+"/build/registry",schemaPath:"#/properties/build/properties/registry/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err87];
}
else {
vErrors.push(err87);
}
errors++;
}
}
if(data25.platforms !== undefined){
let data32 = data25.platforms;
if(Array.isArray(data32)){
if(data32.length > 8){
const err88 = {instancePath:instancePath+"/build/platforms",schemaPath:"#/properties/build/properties/platforms/maxItems",keyword:"maxItems",params:{limit: 8}};
if(vErrors === null){
vErrors = [err88];
}
else {
vErrors.push(err88);
}
errors++;
}
if(data32.length < 1){
const err89 = {instancePath:instancePath+"/build/platforms",schemaPath:"#/properties/build/properties/platforms/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err89];
}
else {
vErrors.push(err89);
}
errors++;
}
const len2 = data32.length;
for(let i2=0; i2<len2; i2++){
let data33 = data32[i2];
if(typeof data33 === "string"){
if(!pattern17.test(data33)){
const err90 = {instancePath:instancePath+"/build/platforms/" + i2,schemaPath:"#/properties/build/properties/platforms/items/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]{1,20}/[a-z0-9]{1,20}(/v[0-9]{1,2})?$"}};
if(vErrors === null){
vErrors = [err90];
}
else {
vErrors.push(err90);
}
errors++;
}
}
else {
const err91 = {instancePath:instancePath+"/build/platforms/" + i2,schemaPath:"#/properties/build/properties/platforms/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err91];
}
else {
vErrors.push(err91);
}
errors++;
}
}
}
else {
const err92 = {instancePath:instancePath+"/build/platforms",schemaPath:"#/properties/build/properties/platforms/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err92];
}
else {
vErrors.push(err92);
}
errors++;
}
}
}
else {
const err93 = {instancePath:instancePath+"/build",schemaPath:"#/properties/build/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err93];
}
else {
vErrors.push(err93);
}
errors++;
}
}
if(data.quality !== undefined){
let data34 = data.quality;
if(data34 && typeof data34 == "object" && !Array.isArray(data34)){
for(const key9 in data34){
if(!((key9 === "coverage") || (key9 === "failOn"))){
const err94 = {instancePath:instancePath+"/quality",schemaPath:"#/properties/quality/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9}};
if(vErrors === null){
vErrors = [err94];
}
else {
vErrors.push(err94);
}
errors++;
}
}
if(data34.coverage !== undefined){
let data35 = data34.coverage;
if((typeof data35 == "number") && (isFinite(data35))){
if(data35 > 100 || isNaN(data35)){
const err95 = {instancePath:instancePath+"/quality/coverage",schemaPath:"#/properties/quality/properties/coverage/maximum",keyword:"maximum",params:{comparison: "<=", limit: 100}};
if(vErrors === null){
vErrors = [err95];
}
else {
vErrors.push(err95);
}
errors++;
}
if(data35 < 0 || isNaN(data35)){
const err96 = {instancePath:instancePath+"/quality/coverage",schemaPath:"#/properties/quality/properties/coverage/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err96];
}
else {
vErrors.push(err96);
}
errors++;
}
}
else {
const err97 = {instancePath:instancePath+"/quality/coverage",schemaPath:"#/properties/quality/properties/coverage/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err97];
}
else {
vErrors.push(err97);
}
errors++;
}
}
if(data34.failOn !== undefined){
let data36 = data34.failOn;
if(typeof data36 !== "string"){
const err98 = {instancePath:instancePath+"/quality/failOn",schemaPath:"#/properties/quality/properties/failOn/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err98];
}
else {
vErrors.push(err98);
}
errors++;
}
if(!((((data36 === "low") || (data36 === "medium")) || (data36 === "high")) || (data36 === "critical"))){
const err99 = {instancePath:instancePath+"/quality/failOn",schemaPath:"#/properties/quality/properties/failOn/enum",keyword:"enum",params:{allowedValues: schema31.properties.quality.properties.failOn.enum}};
if(vErrors === null){
vErrors = [err99];
}
else {
vErrors.push(err99);
}
errors++;
}
}
}
else {
const err100 = {instancePath:instancePath+"/quality",schemaPath:"#/properties/quality/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err100];
}
else {
vErrors.push(err100);
}
errors++;
}
}
if(data.security !== undefined){
let data37 = data.security;
if(data37 && typeof data37 == "object" && !Array.isArray(data37)){
for(const key10 in data37){
if(!(((((key10 === "signing") || (key10 === "transparency")) || (key10 === "sbom")) || (key10 === "provenance")) || (key10 === "licenses"))){
const err101 = {instancePath:instancePath+"/security",schemaPath:"#/properties/security/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10}};
if(vErrors === null){
vErrors = [err101];
}
else {
vErrors.push(err101);
}
errors++;
}
}
if(data37.signing !== undefined){
let data38 = data37.signing;
if(typeof data38 !== "string"){
const err102 = {instancePath:instancePath+"/security/signing",schemaPath:"#/properties/security/properties/signing/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err102];
}
else {
vErrors.push(err102);
}
errors++;
}
if(!(((data38 === "keyless") || (data38 === "key")) || (data38 === "none"))){
const err103 = {instancePath:instancePath+"/security/signing",schemaPath:"#/properties/security/properties/signing/enum",keyword:"enum",params:{allowedValues: schema31.properties.security.properties.signing.enum}};
if(vErrors === null){
vErrors = [err103];
}
else {
vErrors.push(err103);
}
errors++;
}
}
if(data37.transparency !== undefined){
let data39 = data37.transparency;
if(typeof data39 !== "string"){
const err104 = {instancePath:instancePath+"/security/transparency",schemaPath:"#/properties/security/properties/transparency/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err104];
}
else {
vErrors.push(err104);
}
errors++;
}
if(!((data39 === "public") || (data39 === "none"))){
const err105 = {instancePath:instancePath+"/security/transparency",schemaPath:"#/properties/security/properties/transparency/enum",keyword:"enum",params:{allowedValues: schema31.properties.security.properties.transparency.enum}};
if(vErrors === null){
vErrors = [err105];
}
else {
vErrors.push(err105);
}
errors++;
}
}
if(data37.sbom !== undefined){
let data40 = data37.sbom;
if(Array.isArray(data40)){
if(data40.length > 2){
const err106 = {instancePath:instancePath+"/security/sbom",schemaPath:"#/properties/security/properties/sbom/maxItems",keyword:"maxItems",params:{limit: 2}};
if(vErrors === null){
vErrors = [err106];
}
else {
vErrors.push(err106);
}
errors++;
}
const len3 = data40.length;
for(let i3=0; i3<len3; i3++){
let data41 = data40[i3];
if(typeof data41 !== "string"){
const err107 = {instancePath:instancePath+"/security/sbom/" + i3,schemaPath:"#/properties/security/properties/sbom/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err107];
}
else {
vErrors.push(err107);
}
errors++;
}
if(!((data41 === "cyclonedx") || (data41 === "spdx"))){
const err108 = {instancePath:instancePath+"/security/sbom/" + i3,schemaPath:"#/properties/security/properties/sbom/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.security.properties.sbom.items.enum}};
if(vErrors === null){
vErrors = [err108];
}
else {
vErrors.push(err108);
}
errors++;
}
}
}
else {
const err109 = {instancePath:instancePath+"/security/sbom",schemaPath:"#/properties/security/properties/sbom/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err109];
}
else {
vErrors.push(err109);
}
errors++;
}
}
if(data37.provenance !== undefined){
if(typeof data37.provenance !== "boolean"){
const err110 = {instancePath:instancePath+"/security/provenance",schemaPath:"#/properties/security/properties/provenance/type",keyword:"type",params:{type: "boolean"}};
if(vErrors === null){
vErrors = [err110];
}
else {
vErrors.push(err110);
}
errors++;
}
}
if(data37.licenses !== undefined){
let data43 = data37.licenses;
if(Array.isArray(data43)){
if(data43.length > 200){
const err111 = {instancePath:instancePath+"/security/licenses",schemaPath:"#/properties/security/properties/licenses/maxItems",keyword:"maxItems",params:{limit: 200}};
if(vErrors === null){
vErrors = [err111];
}
else {
vErrors.push(err111);
}
errors++;
}
const len4 = data43.length;
for(let i4=0; i4<len4; i4++){
let data44 = data43[i4];
if(typeof data44 === "string"){
if(!pattern18.test(data44)){
const err112 = {instancePath:instancePath+"/security/licenses/" + i4,schemaPath:"#/properties/security/properties/licenses/items/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9.+-]{0,60}$"}};
if(vErrors === null){
vErrors = [err112];
}
else {
vErrors.push(err112);
}
errors++;
}
}
else {
const err113 = {instancePath:instancePath+"/security/licenses/" + i4,schemaPath:"#/properties/security/properties/licenses/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err113];
}
else {
vErrors.push(err113);
}
errors++;
}
}
}
else {
const err114 = {instancePath:instancePath+"/security/licenses",schemaPath:"#/properties/security/properties/licenses/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err114];
}
else {
vErrors.push(err114);
}
errors++;
}
}
}
else {
const err115 = {instancePath:instancePath+"/security",schemaPath:"#/properties/security/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err115];
}
else {
vErrors.push(err115);
}
errors++;
}
}
if(data.delivery !== undefined){
let data45 = data.delivery;
if(data45 && typeof data45 == "object" && !Array.isArray(data45)){
for(const key11 in data45){
if(!((((((((key11 === "workload") || (key11 === "gitops")) || (key11 === "rollout")) || (key11 === "canary")) || (key11 === "verify")) || (key11 === "argocd")) || (key11 === "state")) || (key11 === "rescan"))){
const err116 = {instancePath:instancePath+"/delivery",schemaPath:"#/properties/delivery/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11}};
if(vErrors === null){
vErrors = [err116];
}
else {
vErrors.push(err116);
}
errors++;
}
}
if(data45.workload !== undefined){
let data46 = data45.workload;
if(typeof data46 !== "string"){
const err117 = {instancePath:instancePath+"/delivery/workload",schemaPath:"#/properties/delivery/properties/workload/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err117];
}
else {
vErrors.push(err117);
}
errors++;
}
if(!((data46 === "helm") || (data46 === "none"))){
const err118 = {instancePath:instancePath+"/delivery/workload",schemaPath:"#/properties/delivery/properties/workload/enum",keyword:"enum",params:{allowedValues: schema31.properties.delivery.properties.workload.enum}};
if(vErrors === null){
vErrors = [err118];
}
else {
vErrors.push(err118);
}
errors++;
}
}
if(data45.gitops !== undefined){
let data47 = data45.gitops;
if(typeof data47 !== "string"){
const err119 = {instancePath:instancePath+"/delivery/gitops",schemaPath:"#/properties/delivery/properties/gitops/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err119];
}
else {
vErrors.push(err119);
}
errors++;
}
if(!((data47 === "argo-cd") || (data47 === "none"))){
const err120 = {instancePath:instancePath+"/delivery/gitops",schemaPath:"#/properties/delivery/properties/gitops/enum",keyword:"enum",params:{allowedValues: schema31.properties.delivery.properties.gitops.enum}};
if(vErrors === null){
vErrors = [err120];
}
else {
vErrors.push(err120);
}
errors++;
}
}
if(data45.rollout !== undefined){
let data48 = data45.rollout;
if(typeof data48 !== "string"){
const err121 = {instancePath:instancePath+"/delivery/rollout",schemaPath:"#/properties/delivery/properties/rollout/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err121];
}
else {
vErrors.push(err121);
}
errors++;
}
if(!((data48 === "rolling") || (data48 === "canary"))){
const err122 = {instancePath:instancePath+"/delivery/rollout",schemaPath:"#/properties/delivery/properties/rollout/enum",keyword:"enum",params:{allowedValues: schema31.properties.delivery.properties.rollout.enum}};
if(vErrors === null){
vErrors = [err122];
}
else {
vErrors.push(err122);
}
errors++;
}
}
if(data45.canary !== undefined){
let data49 = data45.canary;
if(data49 && typeof data49 == "object" && !Array.isArray(data49)){
if(data49.rps === undefined){
const err123 = {instancePath:instancePath+"/delivery/canary",schemaPath:"#/properties/delivery/properties/canary/required",keyword:"required",params:{missingProperty: "rps"}};
if(vErrors === null){
vErrors = [err123];
}
else {
vErrors.push(err123);
}
errors++;
}
if(data49.baseline === undefined){
const err124 = {instancePath:instancePath+"/delivery/canary",schemaPath:"#/properties/delivery/properties/canary/required",keyword:"required",params:{missingProperty: "baseline"}};
if(vErrors === null){
vErrors = [err124];
}
else {
vErrors.push(err124);
}
errors++;
}
if(data49.detect === undefined){
const err125 = {instancePath:instancePath+"/delivery/canary",schemaPath:"#/properties/delivery/properties/canary/required",keyword:"required",params:{missingProperty: "detect"}};
if(vErrors === null){
vErrors = [err125];
}
else {
vErrors.push(err125);
}
errors++;
}
for(const key12 in data49){
if(!(func1.call(schema31.properties.delivery.properties.canary.properties, key12))){
const err126 = {instancePath:instancePath+"/delivery/canary",schemaPath:"#/properties/delivery/properties/canary/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12}};
if(vErrors === null){
vErrors = [err126];
}
else {
vErrors.push(err126);
}
errors++;
}
}
if(data49.rps !== undefined){
let data50 = data49.rps;
if((typeof data50 == "number") && (isFinite(data50))){
if(data50 > 10000000 || isNaN(data50)){
const err127 = {instancePath:instancePath+"/delivery/canary/rps",schemaPath:"#/properties/delivery/properties/canary/properties/rps/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10000000}};
if(vErrors === null){
vErrors = [err127];
}
else {
vErrors.push(err127);
}
errors++;
}
if(data50 < 0 || isNaN(data50)){
const err128 = {instancePath:instancePath+"/delivery/canary/rps",schemaPath:"#/properties/delivery/properties/canary/properties/rps/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0}};
if(vErrors === null){
vErrors = [err128];
}
else {
vErrors.push(err128);
}
errors++;
}
}
else {
const err129 = {instancePath:instancePath+"/delivery/canary/rps",schemaPath:"#/properties/delivery/properties/canary/properties/rps/type",keyword:"type",params:{type: "number"}};
if(vErrors === null){
vErrors = [err129];
}
else {
vErrors.push(err129);
}
errors++;
}
}
if(data49.baseline !== undefined){
let data51 = data49.baseline;
if(typeof data51 === "string"){
if(!pattern19.test(data51)){
const err130 = {instancePath:instancePath+"/delivery/canary/baseline",schemaPath:"#/properties/delivery/properties/canary/properties/baseline/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,3}(\\.[0-9]{1,10})?%$"}};
if(vErrors === null){
vErrors = [err130];
}
else {
vErrors.push(err130);
}
errors++;
}
}
else {
const err131 = {instancePath:instancePath+"/delivery/canary/baseline",schemaPath:"#/properties/delivery/properties/canary/properties/baseline/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err131];
}
else {
vErrors.push(err131);
}
errors++;
}
}
if(data49.detect !== undefined){
let data52 = data49.detect;
if(typeof data52 === "string"){
if(!pattern20.test(data52)){
const err132 = {instancePath:instancePath+"/delivery/canary/detect",schemaPath:"#/properties/delivery/properties/canary/properties/detect/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,6}(\\.[0-9]{1,3})?x$"}};
if(vErrors === null){
vErrors = [err132];
}
else {
vErrors.push(err132);
}
errors++;
}
}
else {
const err133 = {instancePath:instancePath+"/delivery/canary/detect",schemaPath:"#/properties/delivery/properties/canary/properties/detect/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err133];
}
else {
vErrors.push(err133);
}
errors++;
}
}
if(data49.power !== undefined){
let data53 = data49.power;
if(typeof data53 === "string"){
if(!pattern19.test(data53)){
const err134 = {instancePath:instancePath+"/delivery/canary/power",schemaPath:"#/properties/delivery/properties/canary/properties/power/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,3}(\\.[0-9]{1,10})?%$"}};
if(vErrors === null){
vErrors = [err134];
}
else {
vErrors.push(err134);
}
errors++;
}
}
else {
const err135 = {instancePath:instancePath+"/delivery/canary/power",schemaPath:"#/properties/delivery/properties/canary/properties/power/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err135];
}
else {
vErrors.push(err135);
}
errors++;
}
}
if(data49.falseAborts !== undefined){
let data54 = data49.falseAborts;
if(typeof data54 === "string"){
if(!pattern19.test(data54)){
const err136 = {instancePath:instancePath+"/delivery/canary/falseAborts",schemaPath:"#/properties/delivery/properties/canary/properties/falseAborts/pattern",keyword:"pattern",params:{pattern: "^[0-9]{1,3}(\\.[0-9]{1,10})?%$"}};
if(vErrors === null){
vErrors = [err136];
}
else {
vErrors.push(err136);
}
errors++;
}
}
else {
const err137 = {instancePath:instancePath+"/delivery/canary/falseAborts",schemaPath:"#/properties/delivery/properties/canary/properties/falseAborts/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err137];
}
else {
vErrors.push(err137);
}
errors++;
}
}
if(data49.maxDuration !== undefined){
let data55 = data49.maxDuration;
if(typeof data55 === "string"){
if(!pattern23.test(data55)){
const err138 = {instancePath:instancePath+"/delivery/canary/maxDuration",schemaPath:"#/properties/delivery/properties/canary/properties/maxDuration/pattern",keyword:"pattern",params:{pattern: "^(0|[1-9][0-9]{0,5})[smhd]$"}};
if(vErrors === null){
vErrors = [err138];
}
else {
vErrors.push(err138);
}
errors++;
}
}
else {
const err139 = {instancePath:instancePath+"/delivery/canary/maxDuration",schemaPath:"#/properties/delivery/properties/canary/properties/maxDuration/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err139];
}
else {
vErrors.push(err139);
}
errors++;
}
}
if(data49.environments !== undefined){
let data56 = data49.environments;
if(Array.isArray(data56)){
if(data56.length > 50){
const err140 = {instancePath:instancePath+"/delivery/canary/environments",schemaPath:"#/properties/delivery/properties/canary/properties/environments/maxItems",keyword:"maxItems",params:{limit: 50}};
if(vErrors === null){
vErrors = [err140];
}
else {
vErrors.push(err140);
}
errors++;
}
if(data56.length < 1){
const err141 = {instancePath:instancePath+"/delivery/canary/environments",schemaPath:"#/properties/delivery/properties/canary/properties/environments/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err141];
}
else {
vErrors.push(err141);
}
errors++;
}
const len5 = data56.length;
for(let i5=0; i5<len5; i5++){
let data57 = data56[i5];
if(typeof data57 === "string"){
if(!pattern24.test(data57)){
const err142 = {instancePath:instancePath+"/delivery/canary/environments/" + i5,schemaPath:"#/properties/delivery/properties/canary/properties/environments/items/pattern",keyword:"pattern",params:{pattern: "^[a-z](?!.*--)([a-z0-9-]{0,18}[a-z0-9])?$"}};
if(vErrors === null){
vErrors = [err142];
}
else {
vErrors.push(err142);
}
errors++;
}
}
else {
const err143 = {instancePath:instancePath+"/delivery/canary/environments/" + i5,schemaPath:"#/properties/delivery/properties/canary/properties/environments/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err143];
}
else {
vErrors.push(err143);
}
errors++;
}
}
}
else {
const err144 = {instancePath:instancePath+"/delivery/canary/environments",schemaPath:"#/properties/delivery/properties/canary/properties/environments/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err144];
}
else {
vErrors.push(err144);
}
errors++;
}
}
if(data49.router !== undefined){
let data58 = data49.router;
if(typeof data58 !== "string"){
const err145 = {instancePath:instancePath+"/delivery/canary/router",schemaPath:"#/properties/delivery/properties/canary/properties/router/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err145];
}
else {
vErrors.push(err145);
}
errors++;
}
if(!(((data58 === "gateway-api") || (data58 === "istio")) || (data58 === "replicas"))){
const err146 = {instancePath:instancePath+"/delivery/canary/router",schemaPath:"#/properties/delivery/properties/canary/properties/router/enum",keyword:"enum",params:{allowedValues: schema31.properties.delivery.properties.canary.properties.router.enum}};
if(vErrors === null){
vErrors = [err146];
}
else {
vErrors.push(err146);
}
errors++;
}
}
if(data49.prometheus !== undefined){
let data59 = data49.prometheus;
if(data59 && typeof data59 == "object" && !Array.isArray(data59)){
for(const key13 in data59){
if(!((key13 === "address") || (key13 === "namespace"))){
const err147 = {instancePath:instancePath+"/delivery/canary/prometheus",schemaPath:"#/properties/delivery/properties/canary/properties/prometheus/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key13}};
if(vErrors === null){
vErrors = [err147];
}
else {
vErrors.push(err147);
}
errors++;
}
}
if(data59.address !== undefined){
let data60 = data59.address;
if(typeof data60 === "string"){
if(!pattern25.test(data60)){
const err148 = {instancePath:instancePath+"/delivery/canary/prometheus/address",schemaPath:"#/properties/delivery/properties/canary/properties/prometheus/properties/address/pattern",keyword:"pattern",params:{pattern: "^(?=.{1,260}$)https?://([a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+|localhost)(:[0-9]{1,5})?(/[A-Za-z0-9_.~-]+)*/?$"}};
if(vErrors === null){
vErrors = [err148];
}
else {
vErrors.push(err148);
}
errors++;
}
}
else {
const err149 = {instancePath:instancePath+"/delivery/canary/prometheus/address",schemaPath:"#/properties/delivery/properties/canary/properties/prometheus/properties/address/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err149];
}
else {
vErrors.push(err149);
}
errors++;
}
}
if(data59.namespace !== undefined){
let data61 = data59.namespace;
if(typeof data61 === "string"){
if(!pattern26.test(data61)){
const err150 = {instancePath:instancePath+"/delivery/canary/prometheus/namespace",schemaPath:"#/properties/delivery/properties/canary/properties/prometheus/properties/namespace/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"}};
if(vErrors === null){
vErrors = [err150];
}
else {
vErrors.push(err150);
}
errors++;
}
}
else {
const err151 = {instancePath:instancePath+"/delivery/canary/prometheus/namespace",schemaPath:"#/properties/delivery/properties/canary/properties/prometheus/properties/namespace/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err151];
}
else {
vErrors.push(err151);
}
errors++;
}
}
}
else {
const err152 = {instancePath:instancePath+"/delivery/canary/prometheus",schemaPath:"#/properties/delivery/properties/canary/properties/prometheus/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err152];
}
else {
vErrors.push(err152);
}
errors++;
}
}
if(data49.metric !== undefined){
let data62 = data49.metric;
if(data62 && typeof data62 == "object" && !Array.isArray(data62)){
for(const key14 in data62){
if(!(((((key14 === "name") || (key14 === "statusLabel")) || (key14 === "failed")) || (key14 === "podHashLabel")) || (key14 === "namespaceLabel"))){
const err153 = {instancePath:instancePath+"/delivery/canary/metric",schemaPath:"#/properties/delivery/properties/canary/properties/metric/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key14}};
if(vErrors === null){
vErrors = [err153];
}
else {
vErrors.push(err153);
}
errors++;
}
}
if(data62.name !== undefined){
let data63 = data62.name;
if(typeof data63 === "string"){
if(!pattern27.test(data63)){
const err154 = {instancePath:instancePath+"/delivery/canary/metric/name",schemaPath:"#/properties/delivery/properties/canary/properties/metric/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z_:][a-zA-Z0-9_:]{0,199}$"}};
if(vErrors === null){
vErrors = [err154];
}
else {
vErrors.push(err154);
}
errors++;
}
}
else {
const err155 = {instancePath:instancePath+"/delivery/canary/metric/name",schemaPath:"#/properties/delivery/properties/canary/properties/metric/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err155];
}
else {
vErrors.push(err155);
}
errors++;
}
}
if(data62.statusLabel !== undefined){
let data64 = data62.statusLabel;
if(typeof data64 === "string"){
if(!pattern28.test(data64)){
const err156 = {instancePath:instancePath+"/delivery/canary/metric/statusLabel",schemaPath:"#/properties/delivery/properties/canary/properties/metric/properties/statusLabel/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z_][a-zA-Z0-9_]{0,99}$"}};
if(vErrors === null){
vErrors = [err156];
}
else {
vErrors.push(err156);
}
errors++;
}
}
else {
const err157 = {instancePath:instancePath+"/delivery/canary/metric/statusLabel",schemaPath:"#/properties/delivery/properties/canary/properties/metric/properties/statusLabel/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err157];
}
else {
vErrors.push(err157);
}
errors++;
}
}
if(data62.failed !== undefined){
let data65 = data62.failed;
if(typeof data65 === "string"){
if(!pattern10.test(data65)){
const err158 = {instancePath:instancePath+"/delivery/canary/metric/failed",schemaPath:"#/properties/delivery/properties/canary/properties/metric/properties/failed/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\ud800-\\udfff]*$"}};
if(vErrors === null){
vErrors = [err158];
}
else {
vErrors.push(err158);
}
errors++;
}
}
else {
const err159 = {instancePath:instancePath+"/delivery/canary/metric/failed",schemaPath:"#/properties/delivery/properties/canary/properties/metric/properties/failed/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err159];
}
else {
vErrors.push(err159);
}
errors++;
}
}
if(data62.podHashLabel !== undefined){
let data66 = data62.podHashLabel;
if(typeof data66 === "string"){
if(!pattern28.test(data66)){
const err160 = {instancePath:instancePath+"/delivery/canary/metric/podHashLabel",schemaPath:"#/properties/delivery/properties/canary/properties/metric/properties/podHashLabel/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z_][a-zA-Z0-9_]{0,99}$"}};
if(vErrors === null){
vErrors = [err160];
}
else {
vErrors.push(err160);
}
errors++;
}
}
else {
const err161 = {instancePath:instancePath+"/delivery/canary/metric/podHashLabel",schemaPath:"#/properties/delivery/properties/canary/properties/metric/properties/podHashLabel/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err161];
}
else {
vErrors.push(err161);
}
errors++;
}
}
if(data62.namespaceLabel !== undefined){
let data67 = data62.namespaceLabel;
if(typeof data67 === "string"){
if(!pattern28.test(data67)){
const err162 = {instancePath:instancePath+"/delivery/canary/metric/namespaceLabel",schemaPath:"#/properties/delivery/properties/canary/properties/metric/properties/namespaceLabel/pattern",keyword:"pattern",params:{pattern: "^[a-zA-Z_][a-zA-Z0-9_]{0,99}$"}};
if(vErrors === null){
vErrors = [err162];
}
else {
vErrors.push(err162);
}
errors++;
}
}
else {
const err163 = {instancePath:instancePath+"/delivery/canary/metric/namespaceLabel",schemaPath:"#/properties/delivery/properties/canary/properties/metric/properties/namespaceLabel/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err163];
}
else {
vErrors.push(err163);
}
errors++;
}
}
}
else {
const err164 = {instancePath:instancePath+"/delivery/canary/metric",schemaPath:"#/properties/delivery/properties/canary/properties/metric/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err164];
}
else {
vErrors.push(err164);
}
errors++;
}
}
}
else {
const err165 = {instancePath:instancePath+"/delivery/canary",schemaPath:"#/properties/delivery/properties/canary/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err165];
}
else {
vErrors.push(err165);
}
errors++;
}
}
if(data45.verify !== undefined){
let data68 = data45.verify;
if(typeof data68 !== "string"){
const err166 = {instancePath:instancePath+"/delivery/verify",schemaPath:"#/properties/delivery/properties/verify/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err166];
}
else {
vErrors.push(err166);
}
errors++;
}
if(!(((data68 === "argocd") || (data68 === "status")) || (data68 === "none"))){
const err167 = {instancePath:instancePath+"/delivery/verify",schemaPath:"#/properties/delivery/properties/verify/enum",keyword:"enum",params:{allowedValues: schema31.properties.delivery.properties.verify.enum}};
if(vErrors === null){
vErrors = [err167];
}
else {
vErrors.push(err167);
}
errors++;
}
}
if(data45.argocd !== undefined){
let data69 = data45.argocd;
if(data69 && typeof data69 == "object" && !Array.isArray(data69)){
for(const key15 in data69){
if(!(((key15 === "server") || (key15 === "project")) || (key15 === "namespace"))){
const err168 = {instancePath:instancePath+"/delivery/argocd",schemaPath:"#/properties/delivery/properties/argocd/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key15}};
if(vErrors === null){
vErrors = [err168];
}
else {
vErrors.push(err168);
}
errors++;
}
}
if(data69.server !== undefined){
let data70 = data69.server;
if(typeof data70 === "string"){
if(!pattern32.test(data70)){
const err169 = {instancePath:instancePath+"/delivery/argocd/server",schemaPath:"#/properties/delivery/properties/argocd/properties/server/pattern",keyword:"pattern",params:{pattern: "^(?=.{1,260}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+|localhost)(:[0-9]{1,5})?$"}};
if(vErrors === null){
vErrors = [err169];
}
else {
vErrors.push(err169);
}
errors++;
}
}
else {
const err170 = {instancePath:instancePath+"/delivery/argocd/server",schemaPath:"#/properties/delivery/properties/argocd/properties/server/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err170];
}
else {
vErrors.push(err170);
}
errors++;
}
}
if(data69.project !== undefined){
let data71 = data69.project;
if(typeof data71 === "string"){
if(!pattern26.test(data71)){
const err171 = {instancePath:instancePath+"/delivery/argocd/project",schemaPath:"#/properties/delivery/properties/argocd/properties/project/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"}};
if(vErrors === null){
vErrors = [err171];
}
else {
vErrors.push(err171);
}
errors++;
}
}
else {
const err172 = {instancePath:instancePath+"/delivery/argocd/project",schemaPath:"#/properties/delivery/properties/argocd/properties/project/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err172];
}
else {
vErrors.push(err172);
}
errors++;
}
}
if(data69.namespace !== undefined){
let data72 = data69.namespace;
if(typeof data72 === "string"){
if(!pattern26.test(data72)){
const err173 = {instancePath:instancePath+"/delivery/argocd/namespace",schemaPath:"#/properties/delivery/properties/argocd/properties/namespace/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"}};
if(vErrors === null){
vErrors = [err173];
}
else {
vErrors.push(err173);
}
errors++;
}
}
else {
const err174 = {instancePath:instancePath+"/delivery/argocd/namespace",schemaPath:"#/properties/delivery/properties/argocd/properties/namespace/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err174];
}
else {
vErrors.push(err174);
}
errors++;
}
}
}
else {
const err175 = {instancePath:instancePath+"/delivery/argocd",schemaPath:"#/properties/delivery/properties/argocd/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err175];
}
else {
vErrors.push(err175);
}
errors++;
}
}
if(data45.state !== undefined){
let data73 = data45.state;
if(data73 && typeof data73 == "object" && !Array.isArray(data73)){
for(const key16 in data73){
if(!(((key16 === "repository") || (key16 === "branch")) || (key16 === "path"))){
const err176 = {instancePath:instancePath+"/delivery/state",schemaPath:"#/properties/delivery/properties/state/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key16}};
if(vErrors === null){
vErrors = [err176];
}
else {
vErrors.push(err176);
}
errors++;
}
}
if(data73.repository !== undefined){
let data74 = data73.repository;
if(typeof data74 === "string"){
if(!pattern11.test(data74)){
const err177 = {instancePath:instancePath+"/delivery/state/repository",schemaPath:"#/properties/delivery/properties/state/properties/repository/pattern",keyword:"pattern",params:{pattern: "^(?=.{1,400}$)(https://([a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+|localhost)(:[0-9]{1,5})?(/[A-Za-z0-9_.~-]+)+|ssh://([A-Za-z0-9_-]+@)?([a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+|localhost)(:[0-9]{1,5})?(/[A-Za-z0-9_.~-]+)+|git@[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+:[A-Za-z0-9_.~-]+(/[A-Za-z0-9_.~-]+)+|file://(/[A-Za-z0-9_.~-]+)+)$"}};
if(vErrors === null){
vErrors = [err177];
}
else {
vErrors.push(err177);
}
errors++;
}
}
else {
const err178 = {instancePath:instancePath+"/delivery/state/repository",schemaPath:"#/properties/delivery/properties/state/properties/repository/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err178];
}
else {
vErrors.push(err178);
}
errors++;
}
}
if(data73.branch !== undefined){
let data75 = data73.branch;
if(typeof data75 === "string"){
if(!pattern36.test(data75)){
const err179 = {instancePath:instancePath+"/delivery/state/branch",schemaPath:"#/properties/delivery/properties/state/properties/branch/pattern",keyword:"pattern",params:{pattern: "^(?!.*(\\.\\.|//|\\.lock$))[A-Za-z0-9][A-Za-z0-9._/-]{0,99}(?<![./])$"}};
if(vErrors === null){
vErrors = [err179];
}
else {
vErrors.push(err179);
}
errors++;
}
}
else {
const err180 = {instancePath:instancePath+"/delivery/state/branch",schemaPath:"#/properties/delivery/properties/state/properties/branch/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err180];
}
else {
vErrors.push(err180);
}
errors++;
}
}
if(data73.path !== undefined){
let data76 = data73.path;
if(typeof data76 === "string"){
if(!pattern15.test(data76)){
const err181 = {instancePath:instancePath+"/delivery/state/path",schemaPath:"#/properties/delivery/properties/state/properties/path/pattern",keyword:"pattern",params:{pattern: "^(?!/|\\./|.*//|\\.\\.(/|$)|.*/\\.\\.(/|$))[A-Za-z0-9._/@+-]{1,200}(?<!/)$"}};
if(vErrors === null){
vErrors = [err181];
}
else {
vErrors.push(err181);
}
errors++;
}
}
else {
const err182 = {instancePath:instancePath+"/delivery/state/path",schemaPath:"#/properties/delivery/properties/state/properties/path/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err182];
}
else {
vErrors.push(err182);
}
errors++;
}
}
}
else {
const err183 = {instancePath:instancePath+"/delivery/state",schemaPath:"#/properties/delivery/properties/state/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err183];
}
else {
vErrors.push(err183);
}
errors++;
}
}
if(data45.rescan !== undefined){
let data77 = data45.rescan;
if(typeof data77 === "string"){
if(!pattern12.test(data77)){
const err184 = {instancePath:instancePath+"/delivery/rescan",schemaPath:"#/properties/delivery/properties/rescan/pattern",keyword:"pattern",params:{pattern: "^[0-9A-Za-z*/,-]{1,60}( [0-9A-Za-z*/,-]{1,60}){4}$"}};
if(vErrors === null){
vErrors = [err184];
}
else {
vErrors.push(err184);
}
errors++;
}
}
else {
const err185 = {instancePath:instancePath+"/delivery/rescan",schemaPath:"#/properties/delivery/properties/rescan/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err185];
}
else {
vErrors.push(err185);
}
errors++;
}
}
}
else {
const err186 = {instancePath:instancePath+"/delivery",schemaPath:"#/properties/delivery/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err186];
}
else {
vErrors.push(err186);
}
errors++;
}
}
if(data.environments !== undefined){
let data78 = data.environments;
if(Array.isArray(data78)){
if(data78.length > 20){
const err187 = {instancePath:instancePath+"/environments",schemaPath:"#/properties/environments/maxItems",keyword:"maxItems",params:{limit: 20}};
if(vErrors === null){
vErrors = [err187];
}
else {
vErrors.push(err187);
}
errors++;
}
const len6 = data78.length;
for(let i6=0; i6<len6; i6++){
let data79 = data78[i6];
const _errs195 = errors;
let valid34 = true;
const _errs196 = errors;
if(typeof data79 !== "string"){
const err188 = {};
if(vErrors === null){
vErrors = [err188];
}
else {
vErrors.push(err188);
}
errors++;
}
var _valid3 = _errs196 === errors;
errors = _errs195;
if(vErrors !== null){
if(_errs195){
vErrors.length = _errs195;
}
else {
vErrors = null;
}
}
let ifClause3;
if(_valid3){
const _errs198 = errors;
if(typeof data79 === "string"){
if(!pattern24.test(data79)){
const err189 = {instancePath:instancePath+"/environments/" + i6,schemaPath:"#/properties/environments/items/then/pattern",keyword:"pattern",params:{pattern: "^[a-z](?!.*--)([a-z0-9-]{0,18}[a-z0-9])?$"}};
if(vErrors === null){
vErrors = [err189];
}
else {
vErrors.push(err189);
}
errors++;
}
}
else {
const err190 = {instancePath:instancePath+"/environments/" + i6,schemaPath:"#/properties/environments/items/then/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err190];
}
else {
vErrors.push(err190);
}
errors++;
}
var _valid3 = _errs198 === errors;
valid34 = _valid3;
ifClause3 = "then";
}
else {
const _errs200 = errors;
if(data79 && typeof data79 == "object" && !Array.isArray(data79)){
if(data79.name === undefined){
const err191 = {instancePath:instancePath+"/environments/" + i6,schemaPath:"#/properties/environments/items/else/required",keyword:"required",params:{missingProperty: "name"}};
if(vErrors === null){
vErrors = [err191];
}
else {
vErrors.push(err191);
}
errors++;
}
for(const key17 in data79){
if(!(func1.call(schema31.properties.environments.items.else.properties, key17))){
const err192 = {instancePath:instancePath+"/environments/" + i6,schemaPath:"#/properties/environments/items/else/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key17}};
if(vErrors === null){
vErrors = [err192];
}
else {
vErrors.push(err192);
}
errors++;
}
}
if(data79.name !== undefined){
let data80 = data79.name;
if(typeof data80 === "string"){
if(!pattern24.test(data80)){
const err193 = {instancePath:instancePath+"/environments/" + i6+"/name",schemaPath:"#/properties/environments/items/else/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z](?!.*--)([a-z0-9-]{0,18}[a-z0-9])?$"}};
if(vErrors === null){
vErrors = [err193];
}
else {
vErrors.push(err193);
}
errors++;
}
}
else {
const err194 = {instancePath:instancePath+"/environments/" + i6+"/name",schemaPath:"#/properties/environments/items/else/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err194];
}
else {
vErrors.push(err194);
}
errors++;
}
}
if(data79.cluster !== undefined){
let data81 = data79.cluster;
if(typeof data81 === "string"){
if(!pattern41.test(data81)){
const err195 = {instancePath:instancePath+"/environments/" + i6+"/cluster",schemaPath:"#/properties/environments/items/else/properties/cluster/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$"}};
if(vErrors === null){
vErrors = [err195];
}
else {
vErrors.push(err195);
}
errors++;
}
}
else {
const err196 = {instancePath:instancePath+"/environments/" + i6+"/cluster",schemaPath:"#/properties/environments/items/else/properties/cluster/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err196];
}
else {
vErrors.push(err196);
}
errors++;
}
}
if(data79.namespace !== undefined){
let data82 = data79.namespace;
if(typeof data82 === "string"){
if(!pattern26.test(data82)){
const err197 = {instancePath:instancePath+"/environments/" + i6+"/namespace",schemaPath:"#/properties/environments/items/else/properties/namespace/pattern",keyword:"pattern",params:{pattern: "^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$"}};
if(vErrors === null){
vErrors = [err197];
}
else {
vErrors.push(err197);
}
errors++;
}
}
else {
const err198 = {instancePath:instancePath+"/environments/" + i6+"/namespace",schemaPath:"#/properties/environments/items/else/properties/namespace/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err198];
}
else {
vErrors.push(err198);
}
errors++;
}
}
if(data79.promotesFrom !== undefined){
let data83 = data79.promotesFrom;
if(typeof data83 === "string"){
if(!pattern24.test(data83)){
const err199 = {instancePath:instancePath+"/environments/" + i6+"/promotesFrom",schemaPath:"#/properties/environments/items/else/properties/promotesFrom/pattern",keyword:"pattern",params:{pattern: "^[a-z](?!.*--)([a-z0-9-]{0,18}[a-z0-9])?$"}};
if(vErrors === null){
vErrors = [err199];
}
else {
vErrors.push(err199);
}
errors++;
}
}
else {
const err200 = {instancePath:instancePath+"/environments/" + i6+"/promotesFrom",schemaPath:"#/properties/environments/items/else/properties/promotesFrom/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err200];
}
else {
vErrors.push(err200);
}
errors++;
}
}
if(data79.promote !== undefined){
let data84 = data79.promote;
if(typeof data84 !== "string"){
const err201 = {instancePath:instancePath+"/environments/" + i6+"/promote",schemaPath:"#/properties/environments/items/else/properties/promote/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err201];
}
else {
vErrors.push(err201);
}
errors++;
}
if(!(((data84 === "main") || (data84 === "release")) || (data84 === "manual"))){
const err202 = {instancePath:instancePath+"/environments/" + i6+"/promote",schemaPath:"#/properties/environments/items/else/properties/promote/enum",keyword:"enum",params:{allowedValues: schema31.properties.environments.items.else.properties.promote.enum}};
if(vErrors === null){
vErrors = [err202];
}
else {
vErrors.push(err202);
}
errors++;
}
}
if(data79.soak !== undefined){
let data85 = data79.soak;
if(typeof data85 === "string"){
if(!pattern23.test(data85)){
const err203 = {instancePath:instancePath+"/environments/" + i6+"/soak",schemaPath:"#/properties/environments/items/else/properties/soak/pattern",keyword:"pattern",params:{pattern: "^(0|[1-9][0-9]{0,5})[smhd]$"}};
if(vErrors === null){
vErrors = [err203];
}
else {
vErrors.push(err203);
}
errors++;
}
}
else {
const err204 = {instancePath:instancePath+"/environments/" + i6+"/soak",schemaPath:"#/properties/environments/items/else/properties/soak/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err204];
}
else {
vErrors.push(err204);
}
errors++;
}
}
if(data79.host !== undefined){
let data86 = data79.host;
if(typeof data86 === "string"){
if(!pattern45.test(data86)){
const err205 = {instancePath:instancePath+"/environments/" + i6+"/host",schemaPath:"#/properties/environments/items/else/properties/host/pattern",keyword:"pattern",params:{pattern: "^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$"}};
if(vErrors === null){
vErrors = [err205];
}
else {
vErrors.push(err205);
}
errors++;
}
}
else {
const err206 = {instancePath:instancePath+"/environments/" + i6+"/host",schemaPath:"#/properties/environments/items/else/properties/host/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err206];
}
else {
vErrors.push(err206);
}
errors++;
}
}
if(data79.approval !== undefined){
let data87 = data79.approval;
if(data87 && typeof data87 == "object" && !Array.isArray(data87)){
if(data87.reviewers === undefined){
const err207 = {instancePath:instancePath+"/environments/" + i6+"/approval",schemaPath:"#/properties/environments/items/else/properties/approval/required",keyword:"required",params:{missingProperty: "reviewers"}};
if(vErrors === null){
vErrors = [err207];
}
else {
vErrors.push(err207);
}
errors++;
}
for(const key18 in data87){
if(!((key18 === "reviewers") || (key18 === "minimum"))){
const err208 = {instancePath:instancePath+"/environments/" + i6+"/approval",schemaPath:"#/properties/environments/items/else/properties/approval/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key18}};
if(vErrors === null){
vErrors = [err208];
}
else {
vErrors.push(err208);
}
errors++;
}
}
if(data87.reviewers !== undefined){
let data88 = data87.reviewers;
if(Array.isArray(data88)){
if(data88.length > 6){
const err209 = {instancePath:instancePath+"/environments/" + i6+"/approval/reviewers",schemaPath:"#/properties/environments/items/else/properties/approval/properties/reviewers/maxItems",keyword:"maxItems",params:{limit: 6}};
if(vErrors === null){
vErrors = [err209];
}
else {
vErrors.push(err209);
}
errors++;
}
if(data88.length < 1){
const err210 = {instancePath:instancePath+"/environments/" + i6+"/approval/reviewers",schemaPath:"#/properties/environments/items/else/properties/approval/properties/reviewers/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err210];
}
else {
vErrors.push(err210);
}
errors++;
}
const len7 = data88.length;
for(let i7=0; i7<len7; i7++){
let data89 = data88[i7];
if(typeof data89 === "string"){
if(!pattern5.test(data89)){
const err211 = {instancePath:instancePath+"/environments/" + i6+"/approval/reviewers/" + i7,schemaPath:"#/properties/environments/items/else/properties/approval/properties/reviewers/items/pattern",keyword:"pattern",params:{pattern: "^(?=.{1,200}$)[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*$"}};
if(vErrors === null){
vErrors = [err211];
}
else {
vErrors.push(err211);
}
errors++;
}
}
else {
const err212 = {instancePath:instancePath+"/environments/" + i6+"/approval/reviewers/" + i7,schemaPath:"#/properties/environments/items/else/properties/approval/properties/reviewers/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err212];
}
else {
vErrors.push(err212);
}
errors++;
}
}
}
else {
const err213 = {instancePath:instancePath+"/environments/" + i6+"/approval/reviewers",schemaPath:"#/properties/environments/items/else/properties/approval/properties/reviewers/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err213];
}
else {
vErrors.push(err213);
}
errors++;
}
}
if(data87.minimum !== undefined){
let data90 = data87.minimum;
if(!(((typeof data90 == "number") && (!(data90 % 1) && !isNaN(data90))) && (isFinite(data90)))){
const err214 = {instancePath:instancePath+"/environments/" + i6+"/approval/minimum",schemaPath:"#/properties/environments/items/else/properties/approval/properties/minimum/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err214];
}
else {
vErrors.push(err214);
}
errors++;
}
if((typeof data90 == "number") && (isFinite(data90))){
if(data90 > 10 || isNaN(data90)){
const err215 = {instancePath:instancePath+"/environments/" + i6+"/approval/minimum",schemaPath:"#/properties/environments/items/else/properties/approval/properties/minimum/maximum",keyword:"maximum",params:{comparison: "<=", limit: 10}};
if(vErrors === null){
vErrors = [err215];
}
else {
vErrors.push(err215);
}
errors++;
}
if(data90 < 1 || isNaN(data90)){
const err216 = {instancePath:instancePath+"/environments/" + i6+"/approval/minimum",schemaPath:"#/properties/environments/items/else/properties/approval/properties/minimum/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err216];
}
else {
vErrors.push(err216);
}
errors++;
}
}
}
}
else {
const err217 = {instancePath:instancePath+"/environments/" + i6+"/approval",schemaPath:"#/properties/environments/items/else/properties/approval/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err217];
}
else {
vErrors.push(err217);
}
errors++;
}
}
if(data79.replicas !== undefined){
let data91 = data79.replicas;
if(data91 && typeof data91 == "object" && !Array.isArray(data91)){
for(const key19 in data91){
if(!((key19 === "min") || (key19 === "max"))){
const err218 = {instancePath:instancePath+"/environments/" + i6+"/replicas",schemaPath:"#/properties/environments/items/else/properties/replicas/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key19}};
if(vErrors === null){
vErrors = [err218];
}
else {
vErrors.push(err218);
}
errors++;
}
}
if(data91.min !== undefined){
let data92 = data91.min;
if(!(((typeof data92 == "number") && (!(data92 % 1) && !isNaN(data92))) && (isFinite(data92)))){
const err219 = {instancePath:instancePath+"/environments/" + i6+"/replicas/min",schemaPath:"#/properties/environments/items/else/properties/replicas/properties/min/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err219];
}
else {
vErrors.push(err219);
}
errors++;
}
if((typeof data92 == "number") && (isFinite(data92))){
if(data92 > 1000 || isNaN(data92)){
const err220 = {instancePath:instancePath+"/environments/" + i6+"/replicas/min",schemaPath:"#/properties/environments/items/else/properties/replicas/properties/min/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000}};
if(vErrors === null){
vErrors = [err220];
}
else {
vErrors.push(err220);
}
errors++;
}
if(data92 < 1 || isNaN(data92)){
const err221 = {instancePath:instancePath+"/environments/" + i6+"/replicas/min",schemaPath:"#/properties/environments/items/else/properties/replicas/properties/min/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err221];
}
else {
vErrors.push(err221);
}
errors++;
}
}
}
if(data91.max !== undefined){
let data93 = data91.max;
if(!(((typeof data93 == "number") && (!(data93 % 1) && !isNaN(data93))) && (isFinite(data93)))){
const err222 = {instancePath:instancePath+"/environments/" + i6+"/replicas/max",schemaPath:"#/properties/environments/items/else/properties/replicas/properties/max/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err222];
}
else {
vErrors.push(err222);
}
errors++;
}
if((typeof data93 == "number") && (isFinite(data93))){
if(data93 > 1000 || isNaN(data93)){
const err223 = {instancePath:instancePath+"/environments/" + i6+"/replicas/max",schemaPath:"#/properties/environments/items/else/properties/replicas/properties/max/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1000}};
if(vErrors === null){
vErrors = [err223];
}
else {
vErrors.push(err223);
}
errors++;
}
if(data93 < 1 || isNaN(data93)){
const err224 = {instancePath:instancePath+"/environments/" + i6+"/replicas/max",schemaPath:"#/properties/environments/items/else/properties/replicas/properties/max/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err224];
}
else {
vErrors.push(err224);
}
errors++;
}
}
}
}
else {
const err225 = {instancePath:instancePath+"/environments/" + i6+"/replicas",schemaPath:"#/properties/environments/items/else/properties/replicas/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err225];
}
else {
vErrors.push(err225);
}
errors++;
}
}
if(data79.env !== undefined){
let data94 = data79.env;
if(data94 && typeof data94 == "object" && !Array.isArray(data94)){
if(Object.keys(data94).length > 200){
const err226 = {instancePath:instancePath+"/environments/" + i6+"/env",schemaPath:"#/properties/environments/items/else/properties/env/maxProperties",keyword:"maxProperties",params:{limit: 200}};
if(vErrors === null){
vErrors = [err226];
}
else {
vErrors.push(err226);
}
errors++;
}
for(const key20 in data94){
const _errs235 = errors;
if(typeof key20 === "string"){
if(!pattern9.test(key20)){
const err227 = {instancePath:instancePath+"/environments/" + i6+"/env",schemaPath:"#/properties/environments/items/else/properties/env/propertyNames/pattern",keyword:"pattern",params:{pattern: "^(?!__proto__$)[A-Za-z_][A-Za-z0-9_]{0,99}$"},propertyName:key20};
if(vErrors === null){
vErrors = [err227];
}
else {
vErrors.push(err227);
}
errors++;
}
}
var valid40 = _errs235 === errors;
if(!valid40){
const err228 = {instancePath:instancePath+"/environments/" + i6+"/env",schemaPath:"#/properties/environments/items/else/properties/env/propertyNames",keyword:"propertyNames",params:{propertyName: key20}};
if(vErrors === null){
vErrors = [err228];
}
else {
vErrors.push(err228);
}
errors++;
}
}
for(const key21 in data94){
let data95 = data94[key21];
if(typeof data95 === "string"){
if(!pattern10.test(data95)){
const err229 = {instancePath:instancePath+"/environments/" + i6+"/env/" + key21.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/environments/items/else/properties/env/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\ud800-\\udfff]*$"}};
if(vErrors === null){
vErrors = [err229];
}
else {
vErrors.push(err229);
}
errors++;
}
}
else {
const err230 = {instancePath:instancePath+"/environments/" + i6+"/env/" + key21.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/environments/items/else/properties/env/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err230];
}
else {
vErrors.push(err230);
}
errors++;
}
}
}
else {
const err231 = {instancePath:instancePath+"/environments/" + i6+"/env",schemaPath:"#/properties/environments/items/else/properties/env/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err231];
}
else {
vErrors.push(err231);
}
errors++;
}
}
if(data79.secrets !== undefined){
let data96 = data79.secrets;
if(Array.isArray(data96)){
if(data96.length > 100){
const err232 = {instancePath:instancePath+"/environments/" + i6+"/secrets",schemaPath:"#/properties/environments/items/else/properties/secrets/maxItems",keyword:"maxItems",params:{limit: 100}};
if(vErrors === null){
vErrors = [err232];
}
else {
vErrors.push(err232);
}
errors++;
}
const len8 = data96.length;
for(let i8=0; i8<len8; i8++){
let data97 = data96[i8];
if(data97 && typeof data97 == "object" && !Array.isArray(data97)){
if(data97.name === undefined){
const err233 = {instancePath:instancePath+"/environments/" + i6+"/secrets/" + i8,schemaPath:"#/properties/environments/items/else/properties/secrets/items/required",keyword:"required",params:{missingProperty: "name"}};
if(vErrors === null){
vErrors = [err233];
}
else {
vErrors.push(err233);
}
errors++;
}
if(data97.from === undefined){
const err234 = {instancePath:instancePath+"/environments/" + i6+"/secrets/" + i8,schemaPath:"#/properties/environments/items/else/properties/secrets/items/required",keyword:"required",params:{missingProperty: "from"}};
if(vErrors === null){
vErrors = [err234];
}
else {
vErrors.push(err234);
}
errors++;
}
for(const key22 in data97){
if(!((key22 === "name") || (key22 === "from"))){
const err235 = {instancePath:instancePath+"/environments/" + i6+"/secrets/" + i8,schemaPath:"#/properties/environments/items/else/properties/secrets/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key22}};
if(vErrors === null){
vErrors = [err235];
}
else {
vErrors.push(err235);
}
errors++;
}
}
if(data97.name !== undefined){
let data98 = data97.name;
if(typeof data98 === "string"){
if(!pattern9.test(data98)){
const err236 = {instancePath:instancePath+"/environments/" + i6+"/secrets/" + i8+"/name",schemaPath:"#/properties/environments/items/else/properties/secrets/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^(?!__proto__$)[A-Za-z_][A-Za-z0-9_]{0,99}$"}};
if(vErrors === null){
vErrors = [err236];
}
else {
vErrors.push(err236);
}
errors++;
}
}
else {
const err237 = {instancePath:instancePath+"/environments/" + i6+"/secrets/" + i8+"/name",schemaPath:"#/properties/environments/items/else/properties/secrets/items/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err237];
}
else {
vErrors.push(err237);
}
errors++;
}
}
if(data97.from !== undefined){
let data99 = data97.from;
if(typeof data99 === "string"){
if(!pattern50.test(data99)){
const err238 = {instancePath:instancePath+"/environments/" + i6+"/secrets/" + i8+"/from",schemaPath:"#/properties/environments/items/else/properties/secrets/items/properties/from/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9][A-Za-z0-9._/-]{0,200}(#[A-Za-z0-9._-]{1,100})?$"}};
if(vErrors === null){
vErrors = [err238];
}
else {
vErrors.push(err238);
}
errors++;
}
}
else {
const err239 = {instancePath:instancePath+"/environments/" + i6+"/secrets/" + i8+"/from",schemaPath:"#/properties/environments/items/else/properties/secrets/items/properties/from/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err239];
}
else {
vErrors.push(err239);
}
errors++;
}
}
}
else {
const err240 = {instancePath:instancePath+"/environments/" + i6+"/secrets/" + i8,schemaPath:"#/properties/environments/items/else/properties/secrets/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err240];
}
else {
vErrors.push(err240);
}
errors++;
}
}
}
else {
const err241 = {instancePath:instancePath+"/environments/" + i6+"/secrets",schemaPath:"#/properties/environments/items/else/properties/secrets/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err241];
}
else {
vErrors.push(err241);
}
errors++;
}
}
}
else {
const err242 = {instancePath:instancePath+"/environments/" + i6,schemaPath:"#/properties/environments/items/else/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err242];
}
else {
vErrors.push(err242);
}
errors++;
}
var _valid3 = _errs200 === errors;
valid34 = _valid3;
ifClause3 = "else";
}
if(!valid34){
const err243 = {instancePath:instancePath+"/environments/" + i6,schemaPath:"#/properties/environments/items/if",keyword:"if",params:{failingKeyword: ifClause3}};
if(vErrors === null){
vErrors = [err243];
}
else {
vErrors.push(err243);
}
errors++;
}
}
}
else {
const err244 = {instancePath:instancePath+"/environments",schemaPath:"#/properties/environments/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err244];
}
else {
vErrors.push(err244);
}
errors++;
}
}
if(data.jobs !== undefined){
let data100 = data.jobs;
if(data100 && typeof data100 == "object" && !Array.isArray(data100)){
if(Object.keys(data100).length > 100){
const err245 = {instancePath:instancePath+"/jobs",schemaPath:"#/properties/jobs/maxProperties",keyword:"maxProperties",params:{limit: 100}};
if(vErrors === null){
vErrors = [err245];
}
else {
vErrors.push(err245);
}
errors++;
}
for(const key23 in data100){
const _errs250 = errors;
if(typeof key23 === "string"){
if(!pattern51.test(key23)){
const err246 = {instancePath:instancePath+"/jobs",schemaPath:"#/properties/jobs/propertyNames/pattern",keyword:"pattern",params:{pattern: "^[a-z](?!.*--)([a-z0-9-]{0,48}[a-z0-9])?$"},propertyName:key23};
if(vErrors === null){
vErrors = [err246];
}
else {
vErrors.push(err246);
}
errors++;
}
}
var valid45 = _errs250 === errors;
if(!valid45){
const err247 = {instancePath:instancePath+"/jobs",schemaPath:"#/properties/jobs/propertyNames",keyword:"propertyNames",params:{propertyName: key23}};
if(vErrors === null){
vErrors = [err247];
}
else {
vErrors.push(err247);
}
errors++;
}
}
for(const key24 in data100){
let data101 = data100[key24];
if(data101 && typeof data101 == "object" && !Array.isArray(data101)){
for(const key25 in data101){
if(!(((((((key25 === "timeout") || (key25 === "env")) || (key25 === "services")) || (key25 === "flows")) || (key25 === "needs")) || (key25 === "image")) || (key25 === "run"))){
const err248 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/jobs/additionalProperties/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key25}};
if(vErrors === null){
vErrors = [err248];
}
else {
vErrors.push(err248);
}
errors++;
}
}
if(data101.timeout !== undefined){
let data102 = data101.timeout;
if(typeof data102 === "string"){
if(!pattern23.test(data102)){
const err249 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/timeout",schemaPath:"#/properties/jobs/additionalProperties/properties/timeout/pattern",keyword:"pattern",params:{pattern: "^(0|[1-9][0-9]{0,5})[smhd]$"}};
if(vErrors === null){
vErrors = [err249];
}
else {
vErrors.push(err249);
}
errors++;
}
}
else {
const err250 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/timeout",schemaPath:"#/properties/jobs/additionalProperties/properties/timeout/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err250];
}
else {
vErrors.push(err250);
}
errors++;
}
}
if(data101.env !== undefined){
let data103 = data101.env;
if(data103 && typeof data103 == "object" && !Array.isArray(data103)){
if(Object.keys(data103).length > 200){
const err251 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/env",schemaPath:"#/properties/jobs/additionalProperties/properties/env/maxProperties",keyword:"maxProperties",params:{limit: 200}};
if(vErrors === null){
vErrors = [err251];
}
else {
vErrors.push(err251);
}
errors++;
}
for(const key26 in data103){
const _errs259 = errors;
if(typeof key26 === "string"){
if(!pattern9.test(key26)){
const err252 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/env",schemaPath:"#/properties/jobs/additionalProperties/properties/env/propertyNames/pattern",keyword:"pattern",params:{pattern: "^(?!__proto__$)[A-Za-z_][A-Za-z0-9_]{0,99}$"},propertyName:key26};
if(vErrors === null){
vErrors = [err252];
}
else {
vErrors.push(err252);
}
errors++;
}
}
var valid48 = _errs259 === errors;
if(!valid48){
const err253 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/env",schemaPath:"#/properties/jobs/additionalProperties/properties/env/propertyNames",keyword:"propertyNames",params:{propertyName: key26}};
if(vErrors === null){
vErrors = [err253];
}
else {
vErrors.push(err253);
}
errors++;
}
}
for(const key27 in data103){
let data104 = data103[key27];
if(typeof data104 === "string"){
if(!pattern10.test(data104)){
const err254 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/env/" + key27.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/jobs/additionalProperties/properties/env/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\ud800-\\udfff]*$"}};
if(vErrors === null){
vErrors = [err254];
}
else {
vErrors.push(err254);
}
errors++;
}
}
else {
const err255 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/env/" + key27.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/jobs/additionalProperties/properties/env/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err255];
}
else {
vErrors.push(err255);
}
errors++;
}
}
}
else {
const err256 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/env",schemaPath:"#/properties/jobs/additionalProperties/properties/env/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err256];
}
else {
vErrors.push(err256);
}
errors++;
}
}
if(data101.services !== undefined){
let data105 = data101.services;
if(Array.isArray(data105)){
if(data105.length > 10){
const err257 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/services",schemaPath:"#/properties/jobs/additionalProperties/properties/services/maxItems",keyword:"maxItems",params:{limit: 10}};
if(vErrors === null){
vErrors = [err257];
}
else {
vErrors.push(err257);
}
errors++;
}
const len9 = data105.length;
for(let i9=0; i9<len9; i9++){
let data106 = data105[i9];
if(data106 && typeof data106 == "object" && !Array.isArray(data106)){
if(data106.name === undefined){
const err258 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/services/" + i9,schemaPath:"#/properties/jobs/additionalProperties/properties/services/items/required",keyword:"required",params:{missingProperty: "name"}};
if(vErrors === null){
vErrors = [err258];
}
else {
vErrors.push(err258);
}
errors++;
}
if(data106.image === undefined){
const err259 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/services/" + i9,schemaPath:"#/properties/jobs/additionalProperties/properties/services/items/required",keyword:"required",params:{missingProperty: "image"}};
if(vErrors === null){
vErrors = [err259];
}
else {
vErrors.push(err259);
}
errors++;
}
for(const key28 in data106){
if(!((((key28 === "name") || (key28 === "image")) || (key28 === "env")) || (key28 === "ports"))){
const err260 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/services/" + i9,schemaPath:"#/properties/jobs/additionalProperties/properties/services/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key28}};
if(vErrors === null){
vErrors = [err260];
}
else {
vErrors.push(err260);
}
errors++;
}
}
if(data106.name !== undefined){
let data107 = data106.name;
if(typeof data107 === "string"){
if(!pattern51.test(data107)){
const err261 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/services/" + i9+"/name",schemaPath:"#/properties/jobs/additionalProperties/properties/services/items/properties/name/pattern",keyword:"pattern",params:{pattern: "^[a-z](?!.*--)([a-z0-9-]{0,48}[a-z0-9])?$"}};
if(vErrors === null){
vErrors = [err261];
}
else {
vErrors.push(err261);
}
errors++;
}
}
else {
const err262 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/services/" + i9+"/name",schemaPath:"#/properties/jobs/additionalProperties/properties/services/items/properties/name/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err262];
}
else {
vErrors.push(err262);
}
errors++;
}
}
if(data106.image !== undefined){
let data108 = data106.image;
if(typeof data108 === "string"){
if(!pattern56.test(data108)){
const err263 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/services/" + i9+"/image",schemaPath:"#/properties/jobs/additionalProperties/properties/services/items/properties/image/pattern",keyword:"pattern",params:{pattern: "^(?=.{1,400}$)(([a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+|localhost)(:[0-9]{1,5})?/)?[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?@sha256:[0-9a-f]{64}$"}};
if(vErrors === null){
vErrors = [err263];
}
else {
vErrors.push(err263);
}
errors++;
}
}
else {
const err264 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/services/" + i9+"/image",schemaPath:"#/properties/jobs/additionalProperties/properties/services/items/properties/image/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err264];
}
else {
vErrors.push(err264);
}
errors++;
}
}
if(data106.env !== undefined){
let data109 = data106.env;
if(data109 && typeof data109 == "object" && !Array.isArray(data109)){
if(Object.keys(data109).length > 200){
const err265 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/services/" + i9+"/env",schemaPath:"#/properties/jobs/additionalProperties/properties/services/items/properties/env/maxProperties",keyword:"maxProperties",params:{limit: 200}};
if(vErrors === null){
vErrors = [err265];
}
else {
vErrors.push(err265);
}
errors++;
}
for(const key29 in data109){
const _errs274 = errors;
if(typeof key29 === "string"){
if(!pattern9.test(key29)){
const err266 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/services/" + i9+"/env",schemaPath:"#/properties/jobs/additionalProperties/properties/services/items/properties/env/propertyNames/pattern",keyword:"pattern",params:{pattern: "^(?!__proto__$)[A-Za-z_][A-Za-z0-9_]{0,99}$"},propertyName:key29};
if(vErrors === null){
vErrors = [err266];
}
else {
vErrors.push(err266);
}
errors++;
}
}
var valid53 = _errs274 === errors;
if(!valid53){
const err267 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/services/" + i9+"/env",schemaPath:"#/properties/jobs/additionalProperties/properties/services/items/properties/env/propertyNames",keyword:"propertyNames",params:{propertyName: key29}};
if(vErrors === null){
vErrors = [err267];
}
else {
vErrors.push(err267);
}
errors++;
}
}
for(const key30 in data109){
let data110 = data109[key30];
if(typeof data110 === "string"){
if(!pattern10.test(data110)){
const err268 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/services/" + i9+"/env/" + key30.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/jobs/additionalProperties/properties/services/items/properties/env/additionalProperties/pattern",keyword:"pattern",params:{pattern: "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\ud800-\\udfff]*$"}};
if(vErrors === null){
vErrors = [err268];
}
else {
vErrors.push(err268);
}
errors++;
}
}
else {
const err269 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/services/" + i9+"/env/" + key30.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/jobs/additionalProperties/properties/services/items/properties/env/additionalProperties/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err269];
}
else {
vErrors.push(err269);
}
errors++;
}
}
}
else {
const err270 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/services/" + i9+"/env",schemaPath:"#/properties/jobs/additionalProperties/properties/services/items/properties/env/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err270];
}
else {
vErrors.push(err270);
}
errors++;
}
}
if(data106.ports !== undefined){
let data111 = data106.ports;
if(Array.isArray(data111)){
if(data111.length > 20){
const err271 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/services/" + i9+"/ports",schemaPath:"#/properties/jobs/additionalProperties/properties/services/items/properties/ports/maxItems",keyword:"maxItems",params:{limit: 20}};
if(vErrors === null){
vErrors = [err271];
}
else {
vErrors.push(err271);
}
errors++;
}
const len10 = data111.length;
for(let i10=0; i10<len10; i10++){
let data112 = data111[i10];
if(!(((typeof data112 == "number") && (!(data112 % 1) && !isNaN(data112))) && (isFinite(data112)))){
const err272 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/services/" + i9+"/ports/" + i10,schemaPath:"#/properties/jobs/additionalProperties/properties/services/items/properties/ports/items/type",keyword:"type",params:{type: "integer"}};
if(vErrors === null){
vErrors = [err272];
}
else {
vErrors.push(err272);
}
errors++;
}
if((typeof data112 == "number") && (isFinite(data112))){
if(data112 > 65535 || isNaN(data112)){
const err273 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/services/" + i9+"/ports/" + i10,schemaPath:"#/properties/jobs/additionalProperties/properties/services/items/properties/ports/items/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535}};
if(vErrors === null){
vErrors = [err273];
}
else {
vErrors.push(err273);
}
errors++;
}
if(data112 < 1 || isNaN(data112)){
const err274 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/services/" + i9+"/ports/" + i10,schemaPath:"#/properties/jobs/additionalProperties/properties/services/items/properties/ports/items/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1}};
if(vErrors === null){
vErrors = [err274];
}
else {
vErrors.push(err274);
}
errors++;
}
}
}
}
else {
const err275 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/services/" + i9+"/ports",schemaPath:"#/properties/jobs/additionalProperties/properties/services/items/properties/ports/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err275];
}
else {
vErrors.push(err275);
}
errors++;
}
}
}
else {
const err276 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/services/" + i9,schemaPath:"#/properties/jobs/additionalProperties/properties/services/items/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err276];
}
else {
vErrors.push(err276);
}
errors++;
}
}
}
else {
const err277 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/services",schemaPath:"#/properties/jobs/additionalProperties/properties/services/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err277];
}
else {
vErrors.push(err277);
}
errors++;
}
}
if(data101.flows !== undefined){
let data113 = data101.flows;
if(Array.isArray(data113)){
if(data113.length > 2){
const err278 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/flows",schemaPath:"#/properties/jobs/additionalProperties/properties/flows/maxItems",keyword:"maxItems",params:{limit: 2}};
if(vErrors === null){
vErrors = [err278];
}
else {
vErrors.push(err278);
}
errors++;
}
if(data113.length < 1){
const err279 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/flows",schemaPath:"#/properties/jobs/additionalProperties/properties/flows/minItems",keyword:"minItems",params:{limit: 1}};
if(vErrors === null){
vErrors = [err279];
}
else {
vErrors.push(err279);
}
errors++;
}
const len11 = data113.length;
for(let i11=0; i11<len11; i11++){
let data114 = data113[i11];
if(typeof data114 !== "string"){
const err280 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/flows/" + i11,schemaPath:"#/properties/jobs/additionalProperties/properties/flows/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err280];
}
else {
vErrors.push(err280);
}
errors++;
}
if(!((data114 === "verify") || (data114 === "deliver"))){
const err281 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/flows/" + i11,schemaPath:"#/properties/jobs/additionalProperties/properties/flows/items/enum",keyword:"enum",params:{allowedValues: schema31.properties.jobs.additionalProperties.properties.flows.items.enum}};
if(vErrors === null){
vErrors = [err281];
}
else {
vErrors.push(err281);
}
errors++;
}
}
}
else {
const err282 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/flows",schemaPath:"#/properties/jobs/additionalProperties/properties/flows/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err282];
}
else {
vErrors.push(err282);
}
errors++;
}
}
if(data101.needs !== undefined){
let data115 = data101.needs;
if(Array.isArray(data115)){
if(data115.length > 50){
const err283 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/needs",schemaPath:"#/properties/jobs/additionalProperties/properties/needs/maxItems",keyword:"maxItems",params:{limit: 50}};
if(vErrors === null){
vErrors = [err283];
}
else {
vErrors.push(err283);
}
errors++;
}
const len12 = data115.length;
for(let i12=0; i12<len12; i12++){
let data116 = data115[i12];
if(typeof data116 === "string"){
if(!pattern51.test(data116)){
const err284 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/needs/" + i12,schemaPath:"#/properties/jobs/additionalProperties/properties/needs/items/pattern",keyword:"pattern",params:{pattern: "^[a-z](?!.*--)([a-z0-9-]{0,48}[a-z0-9])?$"}};
if(vErrors === null){
vErrors = [err284];
}
else {
vErrors.push(err284);
}
errors++;
}
}
else {
const err285 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/needs/" + i12,schemaPath:"#/properties/jobs/additionalProperties/properties/needs/items/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err285];
}
else {
vErrors.push(err285);
}
errors++;
}
}
}
else {
const err286 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/needs",schemaPath:"#/properties/jobs/additionalProperties/properties/needs/type",keyword:"type",params:{type: "array"}};
if(vErrors === null){
vErrors = [err286];
}
else {
vErrors.push(err286);
}
errors++;
}
}
if(data101.image !== undefined){
let data117 = data101.image;
if(typeof data117 === "string"){
if(!pattern60.test(data117)){
const err287 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/image",schemaPath:"#/properties/jobs/additionalProperties/properties/image/pattern",keyword:"pattern",params:{pattern: "^(?=.{1,400}$)([a-z][a-z0-9-]*|(([a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+|localhost)(:[0-9]{1,5})?/)?[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?@sha256:[0-9a-f]{64})$"}};
if(vErrors === null){
vErrors = [err287];
}
else {
vErrors.push(err287);
}
errors++;
}
}
else {
const err288 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/image",schemaPath:"#/properties/jobs/additionalProperties/properties/image/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err288];
}
else {
vErrors.push(err288);
}
errors++;
}
}
if(data101.run !== undefined){
let data118 = data101.run;
if(typeof data118 === "string"){
if(!pattern61.test(data118)){
const err289 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/run",schemaPath:"#/properties/jobs/additionalProperties/properties/run/pattern",keyword:"pattern",params:{pattern: "^(?=[\\s\\S]*\\S)[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f\\ud800-\\udfff]*$"}};
if(vErrors === null){
vErrors = [err289];
}
else {
vErrors.push(err289);
}
errors++;
}
}
else {
const err290 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1")+"/run",schemaPath:"#/properties/jobs/additionalProperties/properties/run/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err290];
}
else {
vErrors.push(err290);
}
errors++;
}
}
}
else {
const err291 = {instancePath:instancePath+"/jobs/" + key24.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/jobs/additionalProperties/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err291];
}
else {
vErrors.push(err291);
}
errors++;
}
}
}
else {
const err292 = {instancePath:instancePath+"/jobs",schemaPath:"#/properties/jobs/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err292];
}
else {
vErrors.push(err292);
}
errors++;
}
}
if(data.tasks !== undefined){
let data119 = data.tasks;
if(data119 && typeof data119 == "object" && !Array.isArray(data119)){
for(const key31 in data119){
if(!(((((key31 === "form") || (key31 === "repository")) || (key31 === "revision")) || (key31 === "version")) || (key31 === "image"))){
const err293 = {instancePath:instancePath+"/tasks",schemaPath:"#/properties/tasks/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key31}};
if(vErrors === null){
vErrors = [err293];
}
else {
vErrors.push(err293);
}
errors++;
}
}
if(data119.form !== undefined){
let data120 = data119.form;
if(typeof data120 !== "string"){
const err294 = {instancePath:instancePath+"/tasks/form",schemaPath:"#/properties/tasks/properties/form/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err294];
}
else {
vErrors.push(err294);
}
errors++;
}
if(!((data120 === "embedded") || (data120 === "referenced"))){
const err295 = {instancePath:instancePath+"/tasks/form",schemaPath:"#/properties/tasks/properties/form/enum",keyword:"enum",params:{allowedValues: schema31.properties.tasks.properties.form.enum}};
if(vErrors === null){
vErrors = [err295];
}
else {
vErrors.push(err295);
}
errors++;
}
}
if(data119.repository !== undefined){
let data121 = data119.repository;
if(typeof data121 === "string"){
if(!pattern62.test(data121)){
const err296 = {instancePath:instancePath+"/tasks/repository",schemaPath:"#/properties/tasks/properties/repository/pattern",keyword:"pattern",params:{pattern: "^(?=.{1,200}$)[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)+$"}};
if(vErrors === null){
vErrors = [err296];
}
else {
vErrors.push(err296);
}
errors++;
}
}
else {
const err297 = {instancePath:instancePath+"/tasks/repository",schemaPath:"#/properties/tasks/properties/repository/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err297];
}
else {
vErrors.push(err297);
}
errors++;
}
}
if(data119.revision !== undefined){
let data122 = data119.revision;
if(typeof data122 === "string"){
if(!pattern63.test(data122)){
const err298 = {instancePath:instancePath+"/tasks/revision",schemaPath:"#/properties/tasks/properties/revision/pattern",keyword:"pattern",params:{pattern: "^[0-9a-f]{40}$"}};
if(vErrors === null){
vErrors = [err298];
}
else {
vErrors.push(err298);
}
errors++;
}
}
else {
const err299 = {instancePath:instancePath+"/tasks/revision",schemaPath:"#/properties/tasks/properties/revision/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err299];
}
else {
vErrors.push(err299);
}
errors++;
}
}
if(data119.version !== undefined){
let data123 = data119.version;
if(typeof data123 === "string"){
if(!pattern64.test(data123)){
const err300 = {instancePath:instancePath+"/tasks/version",schemaPath:"#/properties/tasks/properties/version/pattern",keyword:"pattern",params:{pattern: "^v?[0-9]{1,6}\\.[0-9]{1,6}\\.[0-9]{1,6}(-[0-9A-Za-z.-]{1,50})?$"}};
if(vErrors === null){
vErrors = [err300];
}
else {
vErrors.push(err300);
}
errors++;
}
}
else {
const err301 = {instancePath:instancePath+"/tasks/version",schemaPath:"#/properties/tasks/properties/version/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err301];
}
else {
vErrors.push(err301);
}
errors++;
}
}
if(data119.image !== undefined){
let data124 = data119.image;
if(typeof data124 === "string"){
if(!pattern56.test(data124)){
const err302 = {instancePath:instancePath+"/tasks/image",schemaPath:"#/properties/tasks/properties/image/pattern",keyword:"pattern",params:{pattern: "^(?=.{1,400}$)(([a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+|localhost)(:[0-9]{1,5})?/)?[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?@sha256:[0-9a-f]{64}$"}};
if(vErrors === null){
vErrors = [err302];
}
else {
vErrors.push(err302);
}
errors++;
}
}
else {
const err303 = {instancePath:instancePath+"/tasks/image",schemaPath:"#/properties/tasks/properties/image/type",keyword:"type",params:{type: "string"}};
if(vErrors === null){
vErrors = [err303];
}
else {
vErrors.push(err303);
}
errors++;
}
}
}
else {
const err304 = {instancePath:instancePath+"/tasks",schemaPath:"#/properties/tasks/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err304];
}
else {
vErrors.push(err304);
}
errors++;
}
}
}
else {
const err305 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"}};
if(vErrors === null){
vErrors = [err305];
}
else {
vErrors.push(err305);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}
validate20.evaluated = {"props":true,"dynamicProps":false,"dynamicItems":false};

