// The room Forms.
