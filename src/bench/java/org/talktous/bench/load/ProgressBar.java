package org.talktous.bench.load;

/** Shows how many rows of how many are in. */
final class ProgressBar implements AutoCloseable {
  private static final int WIDTH = 40;

  private final String title;
  private final long all;
  private long done;

  ProgressBar(String title, long all) {
    this.title = title;
    this.all = all;
  }

  void advance(int rows) {
    done += rows;
    int full = (int) (WIDTH * done / all);
    System.out.printf(
        "\r%-16s [%s%s] %,d of %,d rows",
        title, "#".repeat(full), " ".repeat(WIDTH - full), done, all);
    System.out.flush();
  }

  @Override
  public void close() {
    System.out.println();
  }
}
