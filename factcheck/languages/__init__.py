"""Language packs, one YAML file each."""
