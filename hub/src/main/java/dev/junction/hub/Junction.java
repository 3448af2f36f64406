package dev.junction.hub;

public final class Junction {
  public static void main(String[] args) {}
}
