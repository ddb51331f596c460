// The room XML.
