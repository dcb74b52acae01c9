package io.cotangent.compile;

import io.cotangent.array.DenseArray;
import io.cotangent.intrinsics.Formula;
import io.cotangent.intrinsics.Kind;
import io.cotangent.intrinsics.Result;
import io.cotangent.intrinsics.Step;
import io.cotangent.op.Pointwise;
import io.cotangent.op.Reducing;
import io.cotangent.trace.Equation;
import io.cotangent.trace.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * A group of equations as one formula: what it takes from outside are the inputs, and what others
 * need of it are the results.
 */
final class Fusion implements Pointwise.Elements {
    private final Program program;
    private final int[] makers;
    private final Map<Integer, Integer> values = new HashMap<>();
    private final Map<Step, Integer> known = new HashMap<>();
    private final List<View> inputs = new ArrayList<>();
    private final List<Kind> kinds = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Result> results = new ArrayList<>();
    private final List<Integer> outputs = new ArrayList<>();

    private Fusion(Program program, int... makers) {
        this.program = program;
        this.makers = makers;
    }

    /**
     * The step of a plan that computes a group.
     *
     * @param makers for each variable the equation that makes it
     * @param isNeeded which variables others need
     * @param where these are written
     * @param batches the orders of axes in which products would have them
     */
    static FusedStep of(
            Program program,
            int[] makers,
            Group group,
            IntPredicate isNeeded,
            Homes where,
            Batches batches) {
        Fusion fusion = new Fusion(program, makers);
        fusion.findInputs(group.equations());
        for (int i : group.equations()) {
            fusion.add(program.equations().get(i), isNeeded);
        }
        return new FusedStep(
                program,
                new Formula(
                        fusion.kinds.subList(0, fusion.inputs.size()),
                        fusion.steps,
                        fusion.results),
                fusion.shape(group.equations()),
                fusion.inputs.toArray(View[]::new),
                fusion.outputs.stream().mapToInt(Integer::intValue).toArray(),
                where,
                batches);
    }

    private int[] shape(List<Integer> group) {
        Equation first = program.equations().get(group.get(0));
        int variable = first.op() instanceof Reducing ? first.operands()[0] : first.result();
        return program.type(variable).shape().lengths();
    }

    private void findInputs(List<Integer> group) {
        Map<Integer, Boolean> own = new HashMap<>();
        for (int i : group) {
            Equation equation = program.equations().get(i);
            for (int operand : equation.operands()) {
                if (!own.containsKey(operand) && !isConstant(operand)) {
                    own.put(operand, false);
                    values.put(operand, inputs.size());
                    inputs.add(View.of(program, makers, operand));
                    kinds.add(kindOf(operand));
                }
            }
            own.put(equation.result(), true);
        }
    }

    private void add(Equation equation, IntPredicate isNeeded) {
        int[] operands = equation.operands();
        int[] x = new int[operands.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = value(operands[i]);
        }
        int result = equation.result();
        if (equation.op() instanceof Reducing reducing) {
            results.add(
                    new Result.Reduced(
                            x[0], reducing.reduction(), reducing.axes().numbers().length));
            outputs.add(result);
            return;
        }
        int value = ((Pointwise) equation.op()).element(this, x);
        values.put(result, value);
        if (isNeeded.test(result)) {
            results.add(new Result.Each(value));
            outputs.add(result);
        }
    }

    private int value(int variable) {
        Integer value = values.get(variable);
        if (value == null) {
            value = add(new Step.Constant(kindOf(variable), constant(variable)));
            values.put(variable, value);
        }
        return value;
    }

    /** Whether a variable is one number, known now, that is repeated. */
    private boolean isConstant(int variable) {
        int number = View.of(program, makers, variable).base() - program.inputs();
        return number >= 0
                && number < program.captured().size()
                && ((DenseArray) program.captured().get(number)).isUniform();
    }

    private double constant(int variable) {
        int number = View.of(program, makers, variable).base() - program.inputs();
        return ((DenseArray) program.captured().get(number)).doubleAt(0);
    }

    private Kind kindOf(int variable) {
        return Pointwise.kindOf(program.type(variable).dtype());
    }

    @Override
    public int add(Step step) {
        Integer same = known.get(step);
        if (same == null) {
            same = inputs.size() + steps.size();
            known.put(step, same);
            steps.add(step);
            kinds.add(kind(step));
        }
        return same;
    }

    private Kind kind(Step step) {
        return switch (step) {
            case Step.Constant(Kind kind, _) -> kind;
            case Step.Convert(Kind to, _) -> to;
            case Step.Compare _ -> Kind.BOOL;
            case Step.Unary(_, int x) -> kinds.get(x);
            case Step.Binary(_, int a, _) -> kinds.get(a);
            case Step.Select(_, int a, _) -> kinds.get(a);
        };
    }

    @Override
    public Kind kind(int value) {
        return kinds.get(value);
    }
}
