// The program of task verify-rollout; its bytes are counted in corpus/tasks.sha256.
