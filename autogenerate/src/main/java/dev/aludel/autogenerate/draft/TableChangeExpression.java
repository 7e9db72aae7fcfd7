package dev.aludel.autogenerate.draft;

import java.util.ArrayList;
import java.util.List;

import dev.aludel.operation.AddColumn;
import dev.aludel.operation.AddConstraint;
import dev.aludel.operation.AddIdentity;
import dev.aludel.operation.AlterColumnType;
import dev.aludel.operation.AlterIdentity;
import dev.aludel.operation.DropColumn;
import dev.aludel.operation.DropConstraint;
import dev.aludel.operation.DropDefault;
import dev.aludel.operation.DropIdentity;
import dev.aludel.operation.DropNotNull;
import dev.aludel.operation.SetDefault;
import dev.aludel.operation.SetNotNull;
import dev.aludel.operation.TableChange;
import dev.aludel.operation.ValidateConstraint;
import dev.aludel.schema.CheckConstraint;
import dev.aludel.schema.Constraint;
import dev.aludel.schema.ForeignKey;
import dev.aludel.schema.PrimaryKey;
import dev.aludel.schema.QualifiedName;
import dev.aludel.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * The Java for the changes that a batch can make, too: {@code op.setNotNull("tasks",
 * "status")}, and inside of one {@code table.setNotNull("status")}.
 */
class TableChangeExpression implements TableChange.Visitor<Code> {

	private final Vocabulary words;

	private final Code receiver;

	private final boolean namesTable;

	/**
	 * Creates the expression.
	 * @param words the Java for what changes are made of
	 * @param receiver what the verbs are called on
	 * @param namesTable whether each verb takes the table
	 */
	TableChangeExpression(Vocabulary words, Code receiver, boolean namesTable) {
		this.words = words;
		this.receiver = receiver;
		this.namesTable = namesTable;
	}

	@Override
	public Code visit(AddColumn operation) {
		return change(operation, ifNotExists("addColumn", operation.ifNotExists()),
				this.words.columns().of(operation.column()));
	}

	@Override
	public Code visit(DropColumn operation) {
		return change(operation, ifExists("dropColumn", operation.ifExists()), Code.text(operation.column()));
	}

	@Override
	public Code visit(AlterColumnType operation) {
		Code column = Code.text(operation.column());
		Code type = this.words.types().of(operation.type());
		if (operation.collation() == null) {
			return change(operation, "alterColumnType", withIfAny(operation.using(), column, type));
		}
		Code collation = (operation.using() != null) ? this.words.names().qualified(operation.collation())
				: this.words.names().collation(operation.collation());
		return change(operation, "alterColumnCollation", withIfAny(operation.using(), column, type, collation));
	}

	@Override
	public Code visit(SetNotNull operation) {
		return change(operation, "setNotNull", Code.text(operation.column()));
	}

	@Override
	public Code visit(DropNotNull operation) {
		return change(operation, "dropNotNull", Code.text(operation.column()));
	}

	@Override
	public Code visit(SetDefault operation) {
		return change(operation, "setDefault", Code.text(operation.column()), Code.text(operation.expression()));
	}

	@Override
	public Code visit(DropDefault operation) {
		return change(operation, "dropDefault", Code.text(operation.column()));
	}

	@Override
	public Code visit(AddIdentity operation) {
		return change(operation, "addIdentity", Code.text(operation.column()),
				this.words.sequences().of(operation.identity()));
	}

	@Override
	public Code visit(AlterIdentity operation) {
		return change(operation, "alterIdentity", Code.text(operation.column()),
				this.words.sequences().of(operation.identity()));
	}

	@Override
	public Code visit(DropIdentity operation) {
		return change(operation, ifExists("dropIdentity", operation.ifExists()), Code.text(operation.column()));
	}

	@Override
	public Code visit(AddConstraint operation) {
		String verb = this.namesTable ? addition(operation.constraint()) : "addConstraint";
		return change(operation, (operation.index() != null) ? verb + "UsingIndex" : verb,
				withIfAny(operation.index(), this.words.constraints().of(operation.constraint())));
	}

	@Override
	public Code visit(DropConstraint operation) {
		return change(operation, ifExists("dropConstraint", operation.ifExists()), Code.text(operation.name()));
	}

	@Override
	public Code visit(ValidateConstraint operation) {
		return change(operation, operation.separately() ? "validateConstraintSeparately" : "validateConstraint",
				Code.text(operation.name()));
	}

	private Code change(TableChange change, String verb, Code... arguments) {
		List<Code> all = new ArrayList<>(List.of(arguments));
		if (this.namesTable) {
			all.add(0, name(change.table()));
		}
		return this.receiver.call(verb, all);
	}

	private static String addition(Constraint constraint) {
		if (constraint instanceof PrimaryKey) {
			return "addPrimaryKey";
		}
		if (constraint instanceof UniqueConstraint) {
			return "addUnique";
		}
		if (constraint instanceof ForeignKey) {
			return "addForeignKey";
		}
		return (constraint instanceof CheckConstraint) ? "addCheck" : "addExclusion";
	}

	static String ifExists(String verb, boolean condition) {
		return condition ? verb + "IfExists" : verb;
	}

	static String ifNotExists(String verb, boolean condition) {
		return condition ? verb + "IfNotExists" : verb;
	}

	static Code name(QualifiedName name) {
		return Code.text(name.toString());
	}

	static Code[] withIfAny(@Nullable String last, Code... arguments) {
		List<Code> all = new ArrayList<>(List.of(arguments));
		if (last != null) {
			all.add(Code.text(last));
		}
		return all.toArray(Code[]::new);
	}

}
