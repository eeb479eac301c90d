#!/bin/sh
# Written by create-pipeline 0.0.0 from pipeline.yaml.
# Makes the settings that the pipeline relies on and that lie outside the repository. Running it again changes nothing.
# Needs gh, logged in as an administrator of the repository: sh .pipeline/settings/github.sh [owner/repository]
set -eu

repository=${1:-$(gh repo view --json nameWithOwner --jq .nameWithOwner)}
owner=${repository%%/*}

api() {
  gh api --header 'X-GitHub-Api-Version: 2022-11-28' "$@"
}

# reviewer <team or user>
reviewer() {
  if id=$(api "orgs/$owner/teams/${1##*/}" --jq .id 2>/dev/null); then
    printf '{"type":"Team","id":%s}' "$id"
  else
    id=$(api "users/$1" --jq .id)
    printf '{"type":"User","id":%s}' "$id"
  fi
}

# environment <name> <reviewer>...
environment() {
  name=$1
  shift
  reviewers=
  self_review=false
  for one in "$@"; do
    reviewers="$reviewers${reviewers:+,}$(reviewer "$one")"
    self_review=true
  done
  printf '{"wait_timer":0,"prevent_self_review":%s,"reviewers":[%s],"deployment_branch_policy":{"protected_branches":false,"custom_branch_policies":true}}' "$self_review" "$reviewers" |
    api --method PUT "repos/$repository/environments/$name" --input - >/dev/null
  echo "environment $name: reviewers ${*:-nobody}"
}

# allow <environment> <branch or tag> <pattern>
allow() {
  policies="repos/$repository/environments/$1/deployment-branch-policies"
  if api "$policies?per_page=100" --jq '.branch_policies[] | "\(.type) \(.name)"' | grep -Fqx "$2 $3"; then
    return
  fi
  api --method POST "$policies" --raw-field type="$2" --raw-field name="$3" >/dev/null
  echo "environment $1: runs of $2 $3 may use it"
}

# secret <environment> <name>
secret() {
  if ! api "repos/$repository/environments/$1/secrets/$2" >/dev/null 2>&1; then
    echo "missing: gh secret set $2 --env $1 --repo $repository"
  fi
}

# ruleset <name>, its JSON on standard input
ruleset() {
  id=$(env RULESET="$1" gh api "repos/$repository/rulesets?per_page=100" --jq '.[] | select(.name == env.RULESET) | .id')
  if [ -n "$id" ]; then
    api --method PUT "repos/$repository/rulesets/$id" --input - >/dev/null
  else
    api --method POST "repos/$repository/rulesets" --input - >/dev/null
  fi
  echo "ruleset $1"
}

environment delivery
allow delivery branch main

environment dev
allow dev branch main

environment dev-observe
allow dev-observe branch main
secret dev-observe ARGOCD_TOKEN

environment production acme/team-orders-leads
allow production branch main
allow production tag 'v*'

environment production-observe
allow production-observe branch main
allow production-observe tag 'v*'
secret production-observe ARGOCD_TOKEN

environment staging
allow staging branch main

environment staging-observe
allow staging-observe branch main
secret staging-observe ARGOCD_TOKEN

ruleset 'orders: merge' <<'JSON'
{
  "name": "orders: merge",
  "target": "branch",
  "enforcement": "active",
  "conditions": {
    "ref_name": {
      "include": [
        "~DEFAULT_BRANCH"
      ],
      "exclude": []
    }
  },
  "rules": [
    {
      "type": "deletion"
    },
    {
      "type": "non_fast_forward"
    },
    {
      "type": "pull_request",
      "parameters": {
        "required_approving_review_count": 1,
        "dismiss_stale_reviews_on_push": true,
        "require_code_owner_review": true,
        "require_last_push_approval": true,
        "required_review_thread_resolution": false
      }
    },
    {
      "type": "required_status_checks",
      "parameters": {
        "strict_required_status_checks_policy": false,
        "required_status_checks": [
          {
            "context": "orders: required",
            "integration_id": 15368
          }
        ]
      }
    }
  ]
}
JSON

ruleset 'environments: history' <<'JSON'
{
  "name": "environments: history",
  "target": "branch",
  "enforcement": "active",
  "conditions": {
    "ref_name": {
      "include": [
        "refs/heads/environments"
      ],
      "exclude": []
    }
  },
  "rules": [
    {
      "type": "deletion"
    },
    {
      "type": "non_fast_forward"
    }
  ]
}
JSON

api --method PUT "repos/$repository/actions/permissions/workflow" --raw-field default_workflow_permissions=read --field can_approve_pull_request_reviews=false >/dev/null
echo "workflows: the token reads only, unless a job says more"
