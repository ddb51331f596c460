// The room FIM.
