"""The shipped rules, one YAML file each; the file's name is the rule's id."""
