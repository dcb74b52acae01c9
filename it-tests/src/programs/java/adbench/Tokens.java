package adbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringTokenizer;

/** The numbers of a file, one after the other. */
final class Tokens {
    private final StringTokenizer tokens;

    Tokens(Path file) throws IOException {
        tokens = new StringTokenizer(Files.readString(file));
    }

    int integer() {
        return Integer.parseInt(tokens.nextToken());
    }

    double number() {
        return Double.parseDouble(tokens.nextToken());
    }

    double[] numbers(int count) {
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = number();
        }
        return numbers;
    }

    double[][] rows(int rows, int columns) {
        double[][] all = new double[rows][];
        for (int i = 0; i < rows; i++) {
            all[i] = numbers(columns);
        }
        return all;
    }
}
