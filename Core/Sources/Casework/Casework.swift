// The room Casework.
