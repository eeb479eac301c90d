#!/bin/sh
# Makes the settings of docs/pipeline/platform-settings.md in a GitLab project. Run again, it changes nothing.
# Needs curl, jq, GITLAB_TOKEN (scope api, role Maintainer) and PROJECT (group/project); GITLAB_URL for your own GitLab.
set -eu
: "${GITLAB_TOKEN:?a token with scope api}" "${PROJECT:?group/project}"
GITLAB_URL=${GITLAB_URL:-https://gitlab.com}
missing=0

urlencode() { jq -rn --arg text "$1" '$text | @uri'; }
project=$(urlencode "$PROJECT")

# api METHOD PATH [JSON]: the token goes through standard input, so that no list of processes shows it.
api() {
  if [ $# -gt 2 ]; then set -- "$1" "$2" --header 'Content-Type: application/json' --data "$3"; fi
  method=$1 path=$2
  shift 2
  printf 'PRIVATE-TOKEN: %s\n' "$GITLAB_TOKEN" |
    curl --silent --show-error --fail --max-time 30 --header @- --request "$method" "$@" "$GITLAB_URL/api/v4$path"
}
has() { api GET "$1" >/dev/null 2>&1; }
# field PATH FILTER: fails where there is none; jq alone takes no input at all for success.
field() {
  value=$(api GET "$1" 2>/dev/null | jq -r "$2 // empty")
  [ -n "$value" ] && printf '%s' "$value"
}
say() { printf '%s\n' "$*"; }

# project KEY JSON_VALUE: sets what differs.
project_setting() {
  if [ "$(api GET "/projects/$project" | jq -c --arg key "$1" '.[$key]')" = "$2" ]; then
    say "unchanged: project $1"
  else
    api PUT "/projects/$project" "$(jq -nc --arg key "$1" --argjson value "$2" '{($key): $value}')" >/dev/null
    say "set: project $1 = $2"
  fi
}

# protect branches|tags NAME JSON
protect() {
  if has "/projects/$project/protected_$1/$(urlencode "$2")"; then
    say "unchanged: $1 $2 is protected"
  else
    api POST "/projects/$project/protected_$1" "$3" >/dev/null
    say "set: $1 $2 is protected"
  fi
}

# approver NAME MINIMUM: one approval rule; a group beside the project or by full path, else a user.
approver() {
  for group in "${PROJECT%/*}/$1" "$1"; do
    if id=$(field "/groups/$(urlencode "$group")" .id); then
      jq -nc --argjson id "$id" --argjson minimum "$2" '{group_id: $id, required_approvals: $minimum}'
      return
    fi
  done
  if id=$(field "/users?username=$(urlencode "$1")" '.[0].id'); then
    jq -nc --argjson id "$id" --argjson minimum "$2" '{user_id: $id, required_approvals: $minimum}'
    return
  fi
  say "neither group nor user: $1" >&2
  return 1
}

# protect_environment NAME RULES: one that is protected but not so is named, and left to a person.
protect_environment() {
  if current=$(api GET "/projects/$project/protected_environments/$(urlencode "$1")" 2>/dev/null); then
    if printf '%s' "$current" | jq -e --argjson rules "$2" '[.approval_rules[]? | {group_id, user_id, required_approvals}] as $have | all($rules[]; . as $rule | any($have[]; .required_approvals >= $rule.required_approvals and .group_id == $rule.group_id and .user_id == $rule.user_id))' >/dev/null; then
      say "unchanged: environment $1 is protected"
    else
      say "DIFFERS: environment $1 is protected with other approval rules; change it in Settings, CI/CD, Protected environments" >&2
      missing=1
    fi
  else
    api POST "/projects/$project/protected_environments" "$(jq -nc --arg name "$1" --argjson rules "$2" '{name: $name, deploy_access_levels: [{access_level: 40}], approval_rules: $rules}')" >/dev/null
    say "set: environment $1 is protected"
  fi
}

# schedule FLOW SERVICE CRON
schedule() {
  title="$2: $1"
  if api GET "/projects/$project/pipeline_schedules?per_page=100" | jq -e --arg title "$title" 'any(.[]; .description == $title)' >/dev/null; then
    say "unchanged: schedule $title"
    return
  fi
  branch=$(api GET "/projects/$project" | jq -r .default_branch)
  id=$(api POST "/projects/$project/pipeline_schedules" "$(jq -nc --arg title "$title" --arg ref "refs/heads/$branch" --arg cron "$3" '{description: $title, ref: $ref, cron: $cron, cron_timezone: "UTC"}')" | jq -r .id)
  for pair in "FLOW=$1" "SERVICE=$2"; do
    api POST "/projects/$project/pipeline_schedules/$id/variables" "$(jq -nc --arg key "${pair%%=*}" --arg value "${pair#*=}" '{key: $key, value: $value}')" >/dev/null
  done
  say "set: schedule $title"
}

# queue NAME: a resource group exists from its first run on.
queue() {
  if ! mode=$(field "/projects/$project/resource_groups/$(urlencode "$1")" .process_mode); then
    say "later: resource group $1 appears with its first deployment; run this again then"
  elif [ "$mode" = oldest_first ]; then
    say "unchanged: resource group $1"
  else
    api PUT "/projects/$project/resource_groups/$(urlencode "$1")" '{"process_mode": "oldest_first"}' >/dev/null
    say "set: resource group $1 runs the oldest first"
  fi
}

# variable NAME SCOPE: its value is nobody's business here, so it is only looked for.
variable() {
  if has "/projects/$project/variables/$1?filter%5Benvironment_scope%5D=$(urlencode "$2")"; then
    say "unchanged: variable $1 for $2"
  else
    say "MISSING: variable $1 with environment scope $2; add it masked and protected" >&2
    missing=1
  fi
}

project_setting only_allow_merge_if_pipeline_succeeds true
project_setting auto_cancel_pending_pipelines '"enabled"'
project_setting ci_forward_deployment_enabled true
project_setting ci_pipeline_variables_minimum_override_role '"maintainer"'
project_setting ci_push_repository_for_job_token_allowed true
project_setting merge_pipelines_enabled true
project_setting merge_trains_enabled true
protect branches 'environments' "$(jq -nc --arg name 'environments' '{name: $name, push_access_level: 40, merge_access_level: 40, allow_force_push: false}')"
protect tags 'v*' "$(jq -nc --arg name 'v*' '{name: $name, create_access_level: 40}')"
protect_environment 'dev' '[]'
protect_environment 'eu' '[]'
protect_environment 'us' '[]'
schedule 'rescan' 'orders' '20 1 * * *'
variable 'PIPELINE_API_TOKEN' 'dev'
variable 'PIPELINE_API_TOKEN' 'eu'
variable 'PIPELINE_API_TOKEN' 'us'
exit "$missing"
