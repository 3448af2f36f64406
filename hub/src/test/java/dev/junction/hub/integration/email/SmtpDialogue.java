package dev.junction.hub.integration.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;

/** A mail server of a few lines that refuses at a chosen place. */
final class SmtpDialogue {
  private SmtpDialogue() {}

  /** @param at a command, or {@code BODY} for the end of the message */
  static void refusing(Socket socket, String at, int code) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(socket.getInputStream()));
    var body = false;
    say(socket, "220 ready");
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (body && !line.equals(".")) {
        continue;
      }
      var command = body ? "BODY" : line.split(" ")[0];
      body = false;
      if (command.equals(at)) {
        say(socket, code + " refused here");
      } else if (command.equals("DATA")) {
        say(socket, "354 go on");
        body = true;
      } else {
        say(socket, "250 fine");
      }
    }
  }

  private static void say(Socket socket, String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes());
  }
}
