"""Text itself: the fold, sentences, words, tables; the only importer of OpenCC, jieba and spaCy."""
