package dev.junction.sandbox;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** The people and courses of an invented university; the same person always has the same id and address. */
final class Campus {

  record Person(int id, String firstname, String lastname, String email) {
    String username() {
      return email.substring(0, email.indexOf('@'));
    }
  }

  record Course(int id, String shortname, String fullname) {}

  private static final List<String> FIRST = List.of("Ada", "Amina", "Björn", "Chiara", "Dmitri", "Elif", "Fatou", "Grace", "Hiroshi", "Inês",
      "Jakub", "Katrin", "Léa", "Mateo", "Nilüfer", "Omar", "Priya", "Quang", "Rosa", "Søren", "Tomáš", "Uta", "Vera", "Wei", "Yusuf", "Zoë");
  private static final List<String> LAST = List.of("Almeida", "Bauer", "Çelik", "Diallo", "Eriksson", "Ferrari", "García", "Haddad", "Ivanova", "Jensen",
      "Kowalski", "Lindqvist", "Müller", "Nguyen", "O'Brien", "Papadopoulos", "Rossi", "Schäfer", "Tanaka", "Virtanen", "Yılmaz", "Zhang");
  private static final List<Course> COURSES = List.of(
      new Course(12, "MATH101", "Linear Algebra I"), new Course(13, "PHYS110", "Classical Mechanics"), new Course(17, "CHEM120", "General Chemistry"),
      new Course(21, "CS102", "Algorithms and Data Structures"), new Course(24, "LAW201", "European Contract Law"),
      new Course(29, "MED130", "Human Anatomy"), new Course(33, "HIST210", "The Hanseatic League"), new Course(38, "ECON150", "Microeconomics"));

  private Campus() {}

  static Person person(RandomGenerator random) {
    var first = random.nextInt(FIRST.size());
    var last = random.nextInt(LAST.size());
    var address = ascii(FIRST.get(first)) + "." + ascii(LAST.get(last)) + "@campus.example";
    return new Person(1000 + first * LAST.size() + last, FIRST.get(first), LAST.get(last), address);
  }

  static Course course(RandomGenerator random) {
    return COURSES.get(random.nextInt(COURSES.size()));
  }

  private static String ascii(String name) {
    var plain = Normalizer.normalize(name.replace('ø', 'o').replace('ı', 'i'), Normalizer.Form.NFD);
    return plain.replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
  }
}
