// The room Ports.
