/* Appends its argument to a file and returns once that is on disk: what a careful hook script does. */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

int main(int count, char **words) {
  if (count < 3) return 2;
  int file = open(words[1], O_WRONLY | O_APPEND | O_CREAT, 0600);
  size_t length = strlen(words[2]);
  if (file < 0) return 1;
  words[2][length] = '\n';
  if (write(file, words[2], length + 1) != (ssize_t)(length + 1) || fdatasync(file) != 0) return 1;
  return write(1, "OK", 2) == 2 ? 0 : 1;
}
