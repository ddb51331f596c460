// Rathaus
