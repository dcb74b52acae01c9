package io.cotangent.sparsity;

import java.util.Arrays;

/**
 * Colours the columns of a symmetric matrix so that any two colours make a forest of stars: then
 * products with the groups of columns tell every element itself, or the one that it mirrors.
 *
 * <p>The algorithm, which keeps the stars of two colours and their hubs, is that of Gebremedhin,
 * Tarafdar, Manne and Pothen, New acyclic and star coloring algorithms with application to
 * computing Hessians, SIAM J. Sci. Comput. 29 (2007), section 4. Columns with very many places,
 * which would take most of its time, get colours of their own first, which no star of two colours
 * needs to know of.
 */
final class StarColouring {
    /** More steps than this are not worth the colours that they may save. */
    private static final long MOST_STEPS = 500_000_000;

    private final Structure graph;
    private final int[] colours;
    private final int[] forbidden;
    private final int[] treated;
    private final int[] firstNeighbour;
    private final int[] firstOf;
    private final int[] stars;
    private int[] hubs = new int[64];
    private int starCount;
    private int count;

    private StarColouring(Structure graph) {
        int n = graph.rows();
        this.graph = graph;
        this.colours = new int[n];
        this.forbidden = unset(n + 1);
        this.treated = unset(n);
        this.firstNeighbour = new int[n + 1];
        this.firstOf = unset(n + 1);
        this.stars = new int[graph.count()];
        Arrays.fill(colours, -1);
    }

    private static int[] unset(int length) {
        int[] array = new int[length];
        Arrays.fill(array, -1);
        return array;
    }

    /** A colouring of a structure that is symmetric. */
    static Colouring of(Structure graph) {
        int n = graph.rows();
        int[] degrees = new int[n];
        Arrays.setAll(degrees, graph::count);
        int[] order = Colouring.largestFirst(degrees);
        int alone = alone(degrees, order);
        int[] rest = Arrays.copyOfRange(order, alone, n);
        int[] natural = rest.clone();
        Arrays.sort(natural);
        StarColouring best = new StarColouring(graph).colour(natural);
        if (rest.length > 0 && best.count > degrees[rest[0]]) {
            StarColouring other = new StarColouring(graph).colour(rest);
            best = other.count < best.count ? other : best;
        }
        int count = best.count;
        for (int i = 0; i < alone; i++) {
            best.colours[order[i]] = degrees[order[i]] == 0 ? -1 : count++;
        }
        return new Colouring(best.colours, count);
    }

    /** How many of the columns with the most places get colours of their own. */
    private static int alone(int[] degrees, int... order) {
        long steps = 0;
        for (int degree : degrees) {
            steps += (long) degree * degree;
        }
        int alone = order.length;
        long best = Long.MAX_VALUE;
        for (int i = 0; i < order.length && i < best; i++) {
            long degree = degrees[order[i]];
            if (steps <= MOST_STEPS && i + 2 * degree < best) {
                best = i + 2 * degree;
                alone = i;
            }
            steps -= degree * degree;
        }
        return alone;
    }

    private StarColouring colour(int... order) {
        for (int v : order) {
            if (graph.count(v) > 0) {
                colours[v] = colour(v);
                count = Math.max(count, colours[v] + 1);
                update(v);
            }
        }
        return this;
    }

    private boolean isColoured(int v) {
        return colours[v] >= 0;
    }

    private int colour(int v) {
        for (int e = graph.starts()[v]; e < graph.starts()[v + 1]; e++) {
            int w = graph.indices()[e];
            if (w == v || !isColoured(w)) {
                continue;
            }
            int colour = colours[w];
            forbidden[colour] = v;
            if (firstOf[colour] == v) {
                int q = firstNeighbour[colour];
                if (treated[q] != v) {
                    treat(v, q);
                }
                treat(v, w);
            } else {
                firstOf[colour] = v;
                firstNeighbour[colour] = w;
                forbidHubs(v, w);
            }
        }
        int colour = 0;
        while (forbidden[colour] == v) {
            colour++;
        }
        return colour;
    }

    /** Two neighbours of v have one colour: v is their hub, and has no other neighbour's colour. */
    private void treat(int v, int w) {
        for (int e = graph.starts()[w]; e < graph.starts()[w + 1]; e++) {
            int x = graph.indices()[e];
            if (x != w && x != v && isColoured(x)) {
                forbidden[colours[x]] = v;
            }
        }
        treated[w] = v;
    }

    /** A neighbour's neighbour that is the hub of their star cannot share its colour with v. */
    private void forbidHubs(int v, int w) {
        for (int e = graph.starts()[w]; e < graph.starts()[w + 1]; e++) {
            int x = graph.indices()[e];
            if (x != w && x != v && isColoured(x) && hubs[stars[e]] == x) {
                forbidden[colours[x]] = v;
            }
        }
    }

    /** Puts the edges of a newly coloured vertex into stars. */
    private void update(int v) {
        for (int e = graph.starts()[v]; e < graph.starts()[v + 1]; e++) {
            int w = graph.indices()[e];
            if (w == v || !isColoured(w)) {
                continue;
            }
            int other = sameColour(v, w);
            if (other >= 0) {
                hubs[stars[other]] = w;
                put(v, w, e, stars[other]);
            } else if (firstOf[colours[w]] == v && firstNeighbour[colours[w]] != w) {
                int star = stars[graph.find(v, firstNeighbour[colours[w]])];
                hubs[star] = v;
                put(v, w, e, star);
            } else {
                put(v, w, e, newStar());
            }
        }
    }

    /** The edge from w to a neighbour of v's colour other than v, or -1. */
    private int sameColour(int v, int w) {
        for (int e = graph.starts()[w]; e < graph.starts()[w + 1]; e++) {
            int x = graph.indices()[e];
            if (x != v && x != w && colours[x] == colours[v]) {
                return e;
            }
        }
        return -1;
    }

    private void put(int v, int w, int edge, int star) {
        stars[edge] = star;
        stars[graph.find(w, v)] = star;
    }

    private int newStar() {
        if (starCount == hubs.length) {
            hubs = Arrays.copyOf(hubs, 2 * starCount);
        }
        hubs[starCount] = -1;
        return starCount++;
    }
}
