"""How fast factcheck is and how often its alarms are right; nothing here is installed or run by the tests."""
