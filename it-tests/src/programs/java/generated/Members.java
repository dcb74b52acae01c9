package generated;

/** What all programs declare: methods, and classes of all kinds. */
final class Members {
    private Members() {}

    /** With the types and operators of a dialect. */
    static String of(Dialect d) {
        String c = d.constant(.5);
        return """
        static D total;
        static D soft(D x) { return DIV(x, ADD(ONE, ABS(x))); }
        static D six(D a, D b, int n, D c, D e, D f, D g) {
        return ADD(MUL(a, f), MUL(SUB(b, g), n > 2 ? c : e)); }
        static D again(int n, D a, D b) { return n == 0 ? a : again(n - 1, MUL(SIN(a), HALF), ADD(a, b)); }
        static D sum(D... all) { D sum = ZERO; for (D each : all) { sum = ADD(sum, each); } return sum; }
        interface Shape { D size(); default D twice() { return ADD(size(), size()); } }
        static abstract class Named implements Shape {
        final D scale; Named(D scale) { this.scale = scale; }
        @Override public D twice() { return MUL(scale, Shape.super.twice()); } }
        static final class Round extends Named { final D r; Round(D r) { super(SIN(r)); this.r = r; }
        @Override public D size() { return MUL(r, r); } }
        static class Flat extends Named { D[] sides; Flat(D a, D b) { this(new D[] {a, b}); }
        private Flat(D[] sides) { super(HALF); this.sides = sides; }
        @Override public D size() { return MUL(sides[0], sides[1]); } }
        static D area(boolean round, D a, D b) { Shape s = round ? new Round(a) : new Flat(a, b); return s.twice(); }
        static <T> T pick(boolean first, T a, T b) { return first ? a : b; }
        static D boxed(B a, B b) { List<B> all = new ArrayList<>(List.of(a, b)); all.add(a);
        Map<String, B> named = new HashMap<>(); named.put("b", b); D sum = named.get("b");
        for (B each : all) { sum = ADD(sum, MUL(each, HALF)); } return sum; }
        static class Cell { D p; D q; private final D[] last = new D[1];
        Cell(D p, D q) { this.p = p; this.q = q; last[0] = p; }
        D mix(D t, D u) { return ADD(MUL(p, SIN(t)), MUL(q, MUL(u, HALF))); }
        Cell move(D by) { last[0] = p; p = SIN(ADD(p, by)); q = MUL(last[0], HALF); return this; }
        class Inner { D both() { return ADD(p, MUL(q, last[0])); } } Inner inner() { return new Inner(); } }
        record Pair(D a, D b) { Pair { b = MUL(b, HALF); } Pair turned() { return new Pair(b, SIN(a)); } }
        static class Carry extends RuntimeException { final transient D value; Carry(D value) { this.value = value; } }
        """
                .transform(text -> expand(text, d))
                .replace("HALF", c)
                .replace("ONE", d.constant(1))
                .replace("ZERO", d.constant(0))
                .replaceAll("\\bD\\b", d.number())
                .replaceAll("\\bB\\b", d.box());
    }

    /** Writes operators, from the innermost out. */
    private static String expand(String given, Dialect d) {
        String text = given;
        while (true) {
            int start = -1;
            for (String name : new String[] {"ADD(", "SUB(", "MUL(", "DIV(", "SIN(", "ABS("}) {
                start = Math.max(start, text.lastIndexOf(name));
            }
            if (start < 0) {
                return text;
            }
            int end = start + 4;
            int comma = -1;
            for (int depth = 1; depth > 0; end++) {
                char c = text.charAt(end);
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                comma = c == ',' && depth == 1 ? end : comma;
            }
            String name = text.substring(start, start + 3);
            String x = text.substring(start + 4, comma < 0 ? end - 1 : comma).strip();
            String y = comma < 0 ? "" : text.substring(comma + 1, end - 1).strip();
            text = text.substring(0, start) + operation(name, x, y, d) + text.substring(end);
        }
    }

    private static String operation(String name, String x, String y, Dialect d) {
        String left = x.contains("?") ? "(" + x + ")" : x;
        String right = y.contains("?") ? "(" + y + ")" : y;
        return switch (name) {
            case "ADD" -> d.binary('+', left, right);
            case "SUB" -> d.binary('-', left, right);
            case "MUL" -> d.binary('*', left, right);
            case "DIV" -> d.binary('/', left, right);
            case "SIN" -> d.call("sin", left);
            default -> d.call("abs", left);
        };
    }
}
