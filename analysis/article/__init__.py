"""The article as given: formats, paragraphs, kind of text, sentences, words, quotation marks."""
