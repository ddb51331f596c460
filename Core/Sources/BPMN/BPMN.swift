// The room BPMN.
