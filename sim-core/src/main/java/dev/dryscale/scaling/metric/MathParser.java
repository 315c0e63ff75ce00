package dev.dryscale.scaling.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a metric math expression, by precedence climbing. */
final class MathParser {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:(\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?)|([A-Za-z][A-Za-z0-9_]*)|\"([^\"]*)\"|(==|!=|<=|>=|&&|\\|\\||[-+*/^<>(),\\[\\]]))");
    private static final int DEEPEST = 50;

    private final String text;
    private final List<Token> tokens;
    private int next;
    private int depth;

    private enum Kind {
        NUMBER,
        NAME,
        TEXT,
        SIGN,
        END
    }

    private record Token(Kind kind, String text) {}

    private MathParser(String text) {
        this.text = text;
        this.tokens = tokens(text);
    }

    /**
     * The tree of an expression.
     *
     * @throws IllegalArgumentException saying what is wrong
     */
    static MathNode parse(String text) {
        var parser = new MathParser(text);
        var node = parser.expression(1);
        if (parser.peek().kind() != Kind.END) {
            throw parser.wrong("'" + parser.peek().text() + "' is not expected");
        }
        return node;
    }

    private static List<Token> tokens(String text) {
        var tokens = new ArrayList<Token>();
        Matcher matcher = TOKEN.matcher(text);
        int at = 0;
        while (at < text.stripTrailing().length()) {
            matcher.region(at, text.length());
            if (!matcher.lookingAt()) {
                throw new IllegalArgumentException("expression '" + text + "': '"
                        + text.substring(at).strip().charAt(0) + "' is not expected");
            }
            tokens.add(token(matcher));
            at = matcher.end();
        }
        tokens.add(new Token(Kind.END, "the end"));
        return tokens;
    }

    private static Token token(Matcher matcher) {
        Kind[] kinds = {Kind.NUMBER, Kind.NAME, Kind.TEXT, Kind.SIGN};
        int group = 1;
        while (matcher.group(group) == null) {
            group++;
        }
        return new Token(kinds[group - 1], matcher.group(group));
    }

    private Token peek() {
        return tokens.get(next);
    }

    private boolean take(String sign) {
        boolean is = peek().kind() == Kind.SIGN && peek().text().equals(sign);
        next += is ? 1 : 0;
        return is;
    }

    private void expect(String sign) {
        if (!take(sign)) {
            throw wrong("'" + sign + "' is expected before " + peek().text());
        }
    }

    private MathNode expression(int weakest) {
        if (++depth > DEEPEST) {
            throw wrong("is nested more than " + DEEPEST + " deep");
        }
        var left = operand();
        for (var operator = operator(); operator != null && operator.strength() >= weakest; operator = operator()) {
            next++;
            int right = operator == MathOperator.POWER ? operator.strength() : operator.strength() + 1;
            left = new MathNode.Operation(operator, left, expression(right));
        }
        depth--;
        return left;
    }

    private @org.jspecify.annotations.Nullable MathOperator operator() {
        return peek().kind() == Kind.SIGN || peek().kind() == Kind.NAME ? MathOperator.of(peek().text()) : null;
    }

    private MathNode operand() {
        if (take("-")) {
            return new MathNode.Negation(expression(MathOperator.POWER.strength()));
        }
        if (take("(")) {
            var inner = expression(1);
            expect(")");
            return inner;
        }
        if (take("[")) {
            return new MathNode.Listed(list("]"));
        }
        var token = peek();
        next += token.kind() == Kind.END ? 0 : 1;
        return switch (token.kind()) {
            case NUMBER -> new MathNode.Literal(Rational.parse(token.text()));
            case TEXT -> new MathNode.Text(token.text());
            case NAME -> named(token.text());
            case SIGN, END -> throw wrong("a metric, a number or a function is expected before " + token.text());
        };
    }

    private MathNode named(String name) {
        if (take("(")) {
            return new MathNode.Call(name, list(")"));
        }
        return Character.isUpperCase(name.charAt(0)) ? new MathNode.Word(name) : new MathNode.Reference(name);
    }

    private List<MathNode> list(String end) {
        var items = new ArrayList<MathNode>();
        if (take(end)) {
            return items;
        }
        do {
            items.add(expression(1));
        } while (take(","));
        expect(end);
        return items;
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("expression '" + text + "': " + what);
    }
}
