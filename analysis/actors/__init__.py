"""Who is named where: mentions, entity types, names that are one actor, coreference, roles."""
