"""In what tone: of sentences, and toward an actor."""
