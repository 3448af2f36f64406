package dev.junction.bench;

/** Words of a made-up language, so that text looks like text to an index: 4,000 of them, two to five syllables. */
final class VocabularyWord {
  static final int COUNT = 4000;
  private static final String[] SYLLABLES = {
    "ba", "co", "de", "fi", "gu", "ha", "jo", "ke", "li", "mu", "na", "po", "re", "si", "tu", "va", "wo", "xe", "yi", "zu"
  };

  private VocabularyWord() {}

  /** @param number 0 to {@link #COUNT} - 1; each gives another word */
  static String of(int number) {
    var word = new StringBuilder();
    var left = number + SYLLABLES.length;
    while (left > 0) {
      word.append(SYLLABLES[left % SYLLABLES.length]);
      left /= SYLLABLES.length;
    }
    return word.toString();
  }
}
