"""The command ``guongsang``. A command's module is imported only when it is called."""

import atexit
import gc
import importlib
import os
import sys
from typing import cast

import click

from generator.cli.ending import Ended, ended_in_order
from generator.cli.words import speak_vietnamese

COMMANDS = {
    "build": ("generator.cli.build", "Dựng chuyên trang vào thư mục site/."),
    "serve": ("generator.cli.serve", "Xem thử chuyên trang, tự cập nhật khi sửa nội dung."),
    "new": ("generator.cli.new", "Tạo một bản ghi mới để điền."),
    "edit": ("generator.cli.edit", "Mở trang soạn: điền biểu mẫu, xem thử, gửi duyệt, duyệt."),
    "import": ("generator.cli.import_file", "Nhập danh sách, kế hoạch từ Excel, Word; xem trước."),
    "export": ("generator.cli.export", "Ghi bản ghi ra Excel hoặc JSON, nhập lại được."),
    "export-template": ("generator.cli.export_template", "Biểu mẫu Excel để điền rồi nhập."),
    "check": ("generator.cli.check", "Kiểm tra nội dung, báo mọi lỗi cùng chỗ và cách sửa."),
    "publish": ("generator.cli.publish", "Đưa chuyên trang đã dựng lên nơi nhận."),
    "run": ("generator.cli.run", "Dựng rồi đưa lên, khi trang sẽ khác; cho lịch chạy tự động."),
    "deliveries": ("generator.cli.deliveries", "Liệt kê các lần đưa lên."),
    "rollback": ("generator.cli.rollback", "Quay lại bản của một lần đưa lên trước."),
    "verify": ("generator.cli.verify", "Đọc lại nơi nhận, đối chiếu từng tệp."),
    "signing-key": ("generator.cli.signing_key", "Tạo khóa ký bản kê của các lần đưa lên."),
    "withdraw": ("generator.cli.withdraw", "Rút hoặc gỡ một bản ghi, và nơi nào phải báo."),
    "cache": ("generator.cli.cache", "Bộ nhớ đệm lớn bao nhiêu; xoá hết."),
    "schemas": ("generator.cli.schemas", "Cấu hình VS Code: gợi ý và giải thích từng khóa."),
    "codes": ("generator.cli.codes", "Liệt kê mọi mã lỗi và cách sửa."),
    "compare": ("generator.cli.compare", "Trang mới có làm mất gì của người đang theo dõi không."),
    "pull": ("generator.cli.pull", "Lấy bài của các cơ quan khác về, chờ duyệt."),
    "report": ("generator.cli.report", "Báo cáo: thực hiện kế hoạch, lịch biên tập, bản tin tuần."),
    "due": ("generator.cli.due", "Những gì sắp đăng, hết hạn, đến hạn."),
    "explain": ("generator.cli.explain", "Vì sao một bản ghi được hoặc chưa được đăng."),
}


# A large section is millions of values that all stay, and hardly any point at each other: looking
# through them a thousand times as often, as is the default, takes an eighth of a build.
_COLLECTIONS = (1_000_000, 50, 100)


class Lazy(click.Group):
    """A group that imports the module of the one command it runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in the order of a day's work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command and return it."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(COMMANDS[cmd_name][0])
        return cast(click.Command, module.command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Lệnh"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])


speak_vietnamese()


@click.command(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="guongsang", message="%(version)s")
def group() -> None:
    """Gương Sáng: chuyên trang thi đua, khen thưởng."""


def _stand_in_for_closed_streams() -> None:
    """Have something in the place of what a scheduler closed.

    Else the next file that is opened would get its number, and what a library says on it.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode))  # noqa: PTH123, SIM115 - "nul" is no path


def _refuse_other_encodings() -> None:
    """Say what to do where names of files in Vietnamese could not be told, or would be garbled."""
    encoding = sys.getfilesystemencoding()
    if encoding != "utf-8":
        click.echo(
            f"guongsang: máy đang dùng bảng mã “{encoding}” cho tên tệp nên không gọi được tên "
            "tiếng Việt. Chạy lại với LC_ALL=C.UTF-8 ở trước lệnh. (This locale cannot name the "
            "files: run the command again with LC_ALL=C.UTF-8 before it.)",
            err=True,
        )
        sys.exit(2)


def main() -> None:
    """Run the command; a wrong environment is one sentence, never a traceback."""
    gc.set_threshold(*_COLLECTIONS)
    # Nor are they looked through when all is done: the system takes the memory back at once.
    atexit.register(gc.freeze)
    _stand_in_for_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    _refuse_other_encodings()
    try:
        with ended_in_order():
            sys.exit(group(standalone_mode=False) or 0)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        sys.exit(error.exit_code)
    except click.ClickException as error:
        from generator.cli.words import slip

        click.echo(slip(error), err=True)
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt) as error:
        click.echo("Đã dừng.", err=True)
        ended = error.__cause__ or error  # click says so in words of its own
        sys.exit(ended.code if isinstance(ended, Ended) else 1)
    except Exception as error:
        from generator.cli.telling import sentence

        if (text := sentence(error)) is None:
            raise
        click.echo(f"guongsang: {text}", err=True)
        sys.exit(2)


if __name__ == "__main__":
    main()
